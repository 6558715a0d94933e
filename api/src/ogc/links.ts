import type { OgcLink } from '@centres/contract'
import type { FastifyRequest } from 'fastify'
import { formOf, type MediaType, mediaTypes } from './form.ts'

export const rootPath = '/ogc'
export const collectionPath = '/collections/centres'
export const queryablesRelation = 'http://www.opengis.net/def/rel/ogc/1.0/queryables'

/** The address that was asked, with other values for some of its parameters. */
function addressWith(publicUrl: string, request: FastifyRequest, changes: Record<string, string>): string {
  const address = new URL(request.raw.url ?? '', 'http://localhost')
  for (const [name, value] of Object.entries(changes)) address.searchParams.set(name, value)
  return publicUrl + address.pathname + address.search
}

/** This answer in the form that it has, and in the other. */
export function ownLinks(publicUrl: string, request: FastifyRequest, type: MediaType): OgcLink[] {
  const asJson = { href: addressWith(publicUrl, request, { f: 'json' }), type, title: 'This as JSON' }
  const asHtml = {
    href: addressWith(publicUrl, request, { f: 'html' }),
    type: mediaTypes.html,
    title: 'This as a page',
  }
  const [own, other] = formOf(request) === 'json' ? [asJson, asHtml] : [asHtml, asJson]
  return [
    { rel: 'self', ...own },
    { rel: 'alternate', ...other },
  ]
}

/** The next page in the same form. */
export function nextLink(publicUrl: string, request: FastifyRequest, after: string): OgcLink {
  const form = formOf(request)
  return {
    rel: 'next',
    href: addressWith(publicUrl, request, { f: form, after }),
    type: form === 'json' ? mediaTypes.geojson : mediaTypes.html,
    title: 'Next page',
  }
}

/** Links to the other resources, all of them absolute. */
export function linkTo(publicUrl: string, rel: string, path: string, type: MediaType, title: string): OgcLink {
  return { rel, href: publicUrl + rootPath + path, type, title }
}
