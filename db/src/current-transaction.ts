import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Reader, Transaction } from './client.ts'

type Current = { tx: Transaction; afterwards: (() => void)[] }

const current = new AsyncLocalStorage<Current>()

/** Does work in one transaction, which libraries that were given `following` a database share. */
export async function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const afterwards: (() => void)[] = []
  const done = await database.transaction((tx) => current.run({ tx, afterwards }, () => work(tx)))
  for (const act of afterwards) act()
  return done
}

/** The transaction that the caller is in, where a library calls back without handing it on. */
export function currentTransaction(): Transaction {
  const store = current.getStore()
  if (!store) throw new Error('There is no transaction here: call this within inTransaction.')
  return store.tx
}

/** Calls once the transaction that the caller is in has committed; never where it fails. */
export const afterCommit = (act: () => void): void => void current.getStore()?.afterwards.push(act)

/**
 * The database, or the transaction that the caller is in: for a library that is given its database once. On the one
 * connection of the embedded database, a question to the database within a transaction would wait for ever.
 */
export function following(database: Database): Reader {
  return new Proxy<Reader>(database, {
    get(_, name) {
      const target = current.getStore()?.tx ?? database
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
