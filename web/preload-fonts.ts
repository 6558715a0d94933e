import type { Plugin } from 'vite'

/** The files that every page in a Latin script begins with. */
const first = /\/source-(sans-3|serif-4)-latin-[\w-]{8}\.woff2$/

/** Asks for the first letters beside the style sheet that names them: a face that is late is not used. */
export const preloadFonts = (): Plugin => ({
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.keys(bundle)
        .map((name) => `/${name}`)
        .filter((href) => first.test(href))
        .map((href) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href, crossorigin: '' },
          injectTo: 'head' as const,
        })),
  },
})
