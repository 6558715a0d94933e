/** The permanent addresses of pages, under which people find what they cite. */

export const centreAddress = (publicUrl: string, id: string) => `${publicUrl}/centres/${id}`

export const releaseAddress = (publicUrl: string, number: number) => `${publicUrl}/releases/${number}`

export const setAddress = (publicUrl: string, id: string) => `${publicUrl}/sets/${id}`

/** Where people see the set of these filters, in their wire form, as it is now. */
export const liveAddress = (publicUrl: string, query: string) => `${publicUrl}/${query && `?${query}`}`
