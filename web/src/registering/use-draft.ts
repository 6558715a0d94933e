import type { Registration } from '@centres/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { call } from '../app/call.ts'
import { emptyForm, type FormValues, registrationDraftOf, valuesOf } from '../centre-form/form-values.ts'
import { meQuery, statusOf } from '../people/me.ts'
import { draftHere, forgetHere, keepHere, tidyHere } from './draft-here.ts'
import { registrationQuery } from './registration-queries.ts'

/** `here`: in this browser only. `lost`: nowhere but on this page. */
export type Keeping = 'none' | 'pending' | 'here' | 'saved' | 'failed' | 'lost'

type Start = {
  values: FormValues
  /** As this draft rests on it. */
  kept?: Registration
  /** Where the server holds a newer one, written on another device perhaps. */
  theirs?: Registration
  isHere: boolean
}

function start(registration: Registration | undefined): Start {
  const here = draftHere(registration?.id)
  if (!registration) return { values: here ? valuesOf(here.form) : emptyForm(), isHere: here !== undefined }
  const theirs = valuesOf(registration.form)
  if (!here?.base) return { values: theirs, kept: registration, isHere: false }
  const values = valuesOf(here.form)
  const isNewest = here.base.revision === registration.revision || isSame(values, theirs)
  if (isNewest) return { values, kept: registration, isHere: true }
  return { values, kept: { ...registration, ...here.base }, theirs: registration, isHere: true }
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
  const [theirs, setTheirs] = useState(begun.theirs)
  const [read, setRead] = useState(() => (begun.kept ? valuesOf(begun.kept.form) : emptyForm()))
  const kept = useRef(begun.kept)
  /** Whether what lies in this browser is of this page: another window may have left something there. */
  const isHere = useRef(begun.isHere)
  const latest = useRef({ values, read, isSignedIn, onBegun, theirs })
  useLayoutEffect(() => {
    latest.current = { values, read, isSignedIn, onBegun, theirs }
  })

  useEffect(tidyHere, [])

  const keepInBrowser = useCallback((values: FormValues) => {
    const base = kept.current && { revision: kept.current.revision, form: kept.current.form }
    isHere.current = keepHere(kept.current?.id, { form: registrationDraftOf(values), base })
    return isHere.current
  }, [])

  const forget = useCallback(() => {
    if (isHere.current) forgetHere(kept.current?.id)
    isHere.current = false
  }, [])

  const note = useCallback(
    (written: Registration, form: FormValues) => {
      const isNew = kept.current === undefined
      const wasHere = isHere.current
      forget()
      kept.current = written
      // What was typed while this was on its way rests on it now.
      if (wasHere && !isSame(latest.current.values, form)) keepInBrowser(latest.current.values)
      client.setQueryData(registrationQuery(written.id).queryKey, written)
      setRead(form)
      latest.current.read = form
      if (isNew) {
        void client.invalidateQueries({ queryKey: ['registrations'], exact: true })
        latest.current.onBegun(written.id)
      }
    },
    [client, forget, keepInBrowser],
  )

  const write = useCallback(async () => {
    const { values, read, isSignedIn, theirs } = latest.current
    if (theirs) return
    if (isSame(values, read)) {
      forget()
      setKeeping((before) => (before !== 'none' && kept.current ? 'saved' : 'none'))
      return
    }
    const form = registrationDraftOf(values)
    if (!isSignedIn) {
      setKeeping(keepInBrowser(values) ? 'here' : 'lost')
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
        // A writing whose answer was lost on the way has arrived all the same.
        if (newer && isSame(valuesOf(newer.form), valuesOf(form))) {
          note(newer, values)
          setKeeping('saved')
          return
        }
        if (newer) setTheirs(newer)
      }
      if (status === 401) client.setQueryData(meQuery().queryKey, null)
      setKeeping(keepInBrowser(values) ? 'failed' : 'lost')
    }
  }, [client, note, forget, keepInBrowser])

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
      if (!isSame(values, read)) keepInBrowser(values)
    }
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      void keep()
    }
  }, [keep, keepInBrowser])

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
    const { values, read, theirs } = latest.current
    return !theirs && isSame(values, read) ? kept.current : undefined
  }, [keep])

  return { values, change, keeping, read, theirs, resolve, settle, retry: keep }
}
