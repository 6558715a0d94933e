import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SearchField } from '../ui/field.tsx'

/** As long as a pause between two words, not between two letters. */
const pauseMs = 350

type SearchBoxProps = { asked: string | undefined; onAsk: (words: string, options: { replace: boolean }) => void }

/** Asks as the reader types, and at once on Enter; only the first letter makes a step to go back to. */
export function SearchBox({ asked = '', onAsk }: SearchBoxProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(asked)
  const lastAsked = useRef(asked)

  useEffect(() => {
    if (asked !== lastAsked.current) setText(asked)
    lastAsked.current = asked
  }, [asked])

  const ask = (words: string) => {
    const q = words.trim()
    if (q === lastAsked.current) return
    const replace = q !== '' && lastAsked.current !== ''
    lastAsked.current = q
    onAsk(q, { replace })
  }

  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])

  return (
    <SearchField
      label={t('explore.search')}
      placeholder={t('explore.searchPlaceholder')}
      value={text}
      onChange={setText}
      onSubmit={ask}
      clearLabel={t('explore.clearSearch')}
      maxLength={200}
    />
  )
}
