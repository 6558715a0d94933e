/** Hours of work where nobody says others, by the clock of each side. */
export const usualHours = { from: 9, until: 17 } as const

export const matchOrders = ['fit', 'least-seen'] as const
export type MatchOrder = (typeof matchOrders)[number]
