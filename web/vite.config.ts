import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { buildBasemap } from './basemap/build.ts'
import { buildFonts } from './fonts/build.ts'
import { headTexts } from './head-texts.ts'
import { precompress } from './precompress.ts'
import { preloadFonts } from './preload-fonts.ts'

const api = process.env.API_URL ?? 'http://localhost:3000'

/** What checks and draws the form of a centre: the contract with Zod, which no reader of the directory needs. */
const isOfForm = (id: string) =>
  /[\\/](node_modules[\\/]zod|src[\\/]centre-form)[\\/]/.test(id) ||
  /[\\/]contract[\\/]src[\\/](centre-form|centres|centre-filters|endpoint|geo|ids|languages|people|problem|query|registrations|robots|search-text|suggestions|vocabularies)\.ts/.test(
    id,
  )

/** All but what only a map needs, and the texts, of which a reader needs those of one language. */
const isOfEveryPage = (id: string) =>
  !isOfForm(id) && !/[\\/](maplibre-gl|@maplibre|topojson-client|world-atlas|src[\\/]map|locales)[\\/]/.test(id)

export default defineConfig(async ({ command }) => {
  // Tests and developers set this otherwise, and React would be built with all its warnings.
  if (command === 'build') process.env.NODE_ENV = 'production'
  await buildFonts()
  return {
    root: import.meta.dirname,
    plugins: [react(), headTexts(), preloadFonts(), precompress()],
    define: { __BASEMAP_URL__: JSON.stringify(buildBasemap()) },
    server: { proxy: { '/v1': api, '/dev/outbox': api, '/healthz': api, '/readyz': api } },
    build: {
      target: ['es2022', 'chrome111', 'edge111', 'firefox114', 'safari16.4'],
      // The basemap and the fonts are fetched as files: a data URL would break `connect-src 'self'`.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'maplibre', test: /node_modules[\\/](maplibre-gl|@maplibre)[\\/]/, priority: 2 },
              // What several pages share is one file, not many of a few hundred bytes, each with its own way there and back.
              { name: 'shared', test: isOfEveryPage, minShareCount: 2, priority: 1 },
              // After the shared one: a group takes along what its modules import, unless another has it already.
              { name: 'centre-form', test: isOfForm, minShareCount: 2 },
            ],
          },
        },
      },
    },
  }
})
