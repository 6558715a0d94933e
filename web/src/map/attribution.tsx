import type { Map as MapLibreMap } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import styles from './map-frame.module.css'

/** What another basemap asks to be said of it: its sources' attributions, taken apart into text and web links. */
type Credit = { text: string; href: string | undefined }

function creditsIn(html: string): Credit[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].flatMap((node) => {
    const text = node.textContent?.trim()
    const href = node instanceof HTMLAnchorElement && /^https?:/.test(node.href) ? node.href : undefined
    return text ? [{ text, href }] : []
  })
}

function foreignCredits(map: MapLibreMap): Credit[][] {
  const said = new Set<string>()
  for (const id of Object.keys(map.getStyle().sources)) {
    const attribution = map.getSource(id)?.attribution
    if (typeof attribution === 'string' && attribution) said.add(attribution)
  }
  return [...said].map(creditsIn)
}

/** Names of works and makers, the same in every language. */
export function Attribution({ foreign }: { foreign: MapLibreMap | undefined }) {
  const [credits, setCredits] = useState<Credit[][]>([])

  useEffect(() => {
    if (!foreign) return
    const listener = foreign.on('idle', () => setCredits(foreignCredits(foreign)))
    return () => listener.unsubscribe()
  }, [foreign])

  return (
    <p className={styles.attribution} dir="ltr" data-over-map>
      {!foreign && (
        <>
          <a href="https://www.naturalearthdata.com/">Natural Earth</a>
          {' · '}
          <a href="https://www.geonames.org/">GeoNames</a>{' '}
          <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>
          {' · '}
        </>
      )}
      {credits.map((work) => (
        <span key={work.map(({ text }) => text).join()}>
          {work.map(({ text, href }) => (
            <span key={text}>{href ? <a href={href}>{text}</a> : text} </span>
          ))}
          {'· '}
        </span>
      ))}
      <a href="https://maplibre.org/">MapLibre</a>
    </p>
  )
}
