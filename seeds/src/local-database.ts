import { StartupProblem } from '@centres/db'

const loopback = ['localhost', '127.0.0.1', '[::1]', '']

/** Nothing that could harm a directory in use runs on a database of another machine. */
export function refuseUnlessLocal(databaseUrl: string, what: string): void {
  const url = URL.parse(databaseUrl)
  const folder = url?.searchParams.get('host')
  const isLocal =
    url && loopback.includes(url.hostname) && (!folder || folder.startsWith('/') || loopback.includes(folder))
  if (!isLocal) throw new StartupProblem(`${what} only on a database of this machine; DATABASE_URL names another.`)
}
