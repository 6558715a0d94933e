import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import type { Foreign } from '../ui/text.tsx'
import type { Position } from './bounds.ts'

/** A name beside its point, in HTML rather than on the canvas so that the browser sets it in any script. */
export class PlaceLabel {
  readonly #element = document.createElement('div')
  readonly #marker: Marker

  constructor(className: string, offset: number) {
    this.#element.className = className
    this.#element.setAttribute('aria-hidden', 'true')
    this.#marker = new Marker({
      element: this.#element,
      anchor: 'bottom',
      offset: [0, -offset],
      opacityWhenCovered: '0',
      subpixelPositioning: false,
    })
  }

  show(map: MapLibreMap, [longitude, latitude]: Position, { text, lang, dir = 'auto' }: Foreign): void {
    this.#element.textContent = text
    this.#element.lang = lang ?? ''
    this.#element.dir = dir
    this.#marker.setLngLat([longitude, latitude]).addTo(map)
  }

  hide(): void {
    this.#marker.remove()
  }
}
