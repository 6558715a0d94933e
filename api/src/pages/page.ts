import type { Thing, WithContext } from 'schema-dts'

/** What the server says of a page of the client, before the client draws it. */
export type Page = {
  /** Without the name of the site. */
  title: string
  about: string
  /** The one address of what it shows, from the first slash, without a language; none of what is somebody's own. */
  path?: string
  /** Other forms of what it shows. */
  links?: { type: string; href: string }[]
  /** The same for machines, in the words of schema.org. */
  data?: WithContext<Thing>
  /** HTML of what it shows, for readers without JavaScript. */
  plain: string
}
