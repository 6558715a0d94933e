/** Minutes for which a link to sign in holds. */
export const linkMinutes = 20
