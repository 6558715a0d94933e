/** The longest that a timer can be: how long a file takes on its way is the reader's affair. */
export const noTimeLimit = 2 ** 31 - 1
