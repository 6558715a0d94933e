import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The newest props, for listeners that are hung on the map only once. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
