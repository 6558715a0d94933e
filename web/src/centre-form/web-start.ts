/** With what a web address begins, in every language. */
export const webStart = 'https://'
