import { Bookmark, BookmarkCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../ui/button.tsx'
import { addToShortlist, mostShortlisted, removeFromShortlist, useShortlist } from './shortlist.ts'

type ShortlistToggleProps = {
  id: string
  name: string
  /** Without words beside its drawing, where rows follow one another. */
  brief?: boolean
}

/** Puts a centre on the shortlist of this browser, or takes it off. */
export function ShortlistToggle({ id, name, brief = false }: ShortlistToggleProps) {
  const { t } = useTranslation()
  const ids = useShortlist()
  const isOn = ids.includes(id)
  const isFull = !isOn && ids.length >= mostShortlisted
  const text = isFull ? t('shortlist.full', { most: mostShortlisted }) : t(isOn ? 'shortlist.on' : 'shortlist.add')
  const common = {
    icon: isOn ? BookmarkCheck : Bookmark,
    'aria-pressed': isOn,
    'aria-disabled': isFull || undefined,
    onClick: () => {
      if (isOn) removeFromShortlist([id])
      else if (!isFull) addToShortlist([id])
    },
  }
  const named = t('shortlist.named', { text, name })
  if (brief) return <IconButton size="small" label={named} {...common} />
  return (
    <Button size="small" aria-label={named} {...common}>
      {text}
    </Button>
  )
}
