import { createHash, randomBytes } from 'node:crypto'

export const newToken = () => randomBytes(32).toString('base64url')

/** What the table knows of a link: whoever reads the table cannot open it. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
