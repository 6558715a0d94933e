/** The server writes the address of another basemap into the page's head where one is configured. */
export function configuredStyleUrl(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="map-style-url"]')?.content || undefined
}
