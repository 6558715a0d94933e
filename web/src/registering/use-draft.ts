import type { Registration } from '@centres/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { call } from '../app/call.ts'
import { emptyForm, type FormValues, registrationDraftOf, valuesOf } from '../centre-form/form-values.ts'
import { meQuery, statusOf } from '../people/me.ts'
import { draftHere, forgetHere, keepHere } from './draft-here.ts'
import { registrationQuery } from './registration-queries.ts'

/** `here`: in this browser only. `lost`: nowhere but on this page. */
export type Keeping = 'none' | 'pending' | 'here' | 'saved' | 'failed' | 'lost'

type Start = { values: FormValues; read: FormValues }

function start(registration: Registration | undefined): Start {
  const here = draftHere()
  const read = registration ? valuesOf(registration.form) : emptyForm()
  return { read, values: here && here.id === registration?.id ? valuesOf(here.form) : read }
}

const pauseMs = 800
const isSame = (one: FormValues, other: FormValues) => JSON.stringify(one) === JSON.stringify(other)

type DraftOptions = {
  registration: Registration | undefined
  isSignedIn: boolean
  /** Told the id as soon as the server keeps the draft. */
  onBegun: (id: string) => void
}

/** A registration while it is being written: kept by itself, in this browser or, once somebody is signed in, on the server. */
export function useDraft({ registration, isSignedIn, onBegun }: DraftOptions) {
  const client = useQueryClient()
  const [begun] = useState(() => start(registration))
  const [values, setValues] = useState(begun.values)
  const [keeping, setKeeping] = useState<Keeping>('none')
  const [theirs, setTheirs] = useState<Registration>()
  const [read, setRead] = useState(begun.read)
  const kept = useRef(registration)
  const latest = useRef({ values, read, isSignedIn, onBegun, theirs })
  useLayoutEffect(() => {
    latest.current = { values, read, isSignedIn, onBegun, theirs }
  })

  const note = useCallback(
    (written: Registration, form: FormValues) => {
      const isNew = kept.current === undefined
      kept.current = written
      client.setQueryData(registrationQuery(written.id).queryKey, written)
      setRead(form)
      latest.current.read = form
      forgetHere()
      if (isNew) {
        void client.invalidateQueries({ queryKey: ['registrations'], exact: true })
        latest.current.onBegun(written.id)
      }
    },
    [client],
  )

  const write = useCallback(async () => {
    const { values, read, isSignedIn, theirs } = latest.current
    if (theirs || isSame(values, read)) return
    const form = registrationDraftOf(values)
    if (!isSignedIn) {
      setKeeping(keepHere({ id: kept.current?.id, form }) ? 'here' : 'lost')
      return
    }
    const before = kept.current
    try {
      const written = before
        ? await call('PUT /registrations/:id', {
            params: { id: before.id },
            body: { form, revision: before.revision },
          })
        : await call('POST /registrations', { body: { form } })
      note(written, values)
      setKeeping('saved')
    } catch (error) {
      const status = statusOf(error)
      if (status === 409 && before) {
        const newer = await client.fetchQuery({ ...registrationQuery(before.id), staleTime: 0 }).catch(() => undefined)
        if (newer) setTheirs(newer)
      }
      if (status === 401) client.setQueryData(meQuery().queryKey, null)
      setKeeping(keepHere({ id: before?.id, form }) ? 'failed' : 'lost')
    }
  }, [client, note])

  /** One after the other, so that no writing meets the one before it. */
  const queue = useRef(Promise.resolve())
  const keep = useCallback(() => {
    queue.current = queue.current.then(write)
    return queue.current
  }, [write])

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change begins the pause anew
  useEffect(() => {
    const timer = setTimeout(() => void keep(), pauseMs)
    return () => clearTimeout(timer)
  }, [values, isSignedIn, keep])

  useEffect(() => {
    const leave = () => {
      const { values, read } = latest.current
      if (!isSame(values, read)) keepHere({ id: kept.current?.id, form: registrationDraftOf(values) })
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      void keep()
    }
  }, [keep])

  const change = useCallback((part: Partial<FormValues> | ((before: FormValues) => Partial<FormValues>)) => {
    setKeeping('pending')
    setValues((before) => ({ ...before, ...(typeof part === 'function' ? part(before) : part) }))
  }, [])

  /** Goes on from the newer version on the server with what was chosen of both. */
  const resolve = useCallback(
    (chosen: FormValues) => {
      if (!theirs) return
      kept.current = theirs
      setRead(valuesOf(theirs.form))
      setTheirs(undefined)
      latest.current.theirs = undefined
      setKeeping('pending')
      setValues(chosen)
    },
    [theirs],
  )

  /** What the server holds by now; undefined where it does not hold what stands here. */
  const settle = useCallback(async (): Promise<Registration | undefined> => {
    await keep()
    const { values, read } = latest.current
    return isSame(values, read) ? kept.current : undefined
  }, [keep])

  return { values, change, keeping, read, theirs, resolve, settle, retry: keep }
}
