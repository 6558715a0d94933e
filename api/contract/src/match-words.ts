/** Hours of work where nobody says others, by the clock of each side. */
export const usualHours = { from: 9, until: 17 } as const

export const matchOrders = ['fit', 'least-seen'] as const
export type MatchOrder = (typeof matchOrders)[number]

/** What a centre says of itself and what can therefore be left out, by the names of the parameters that say other things. */
export const centreWords = ['offers', 'seeks', 'language', 'timeZone'] as const
export type CentreWord = (typeof centreWords)[number]
