import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/dialog.tsx'
import { VisuallyHidden } from '../ui/text.tsx'

/** Opens the filters where they have no room beside what they choose; says how many are chosen. */
export function FilterSheetButton({ chosen, onClick }: { chosen: number; onClick: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Button size="small" icon={SlidersHorizontal} onClick={onClick}>
      {chosen === 0 ? (
        t('filters.open')
      ) : (
        <>
          {/* Some languages say one and two without a number, and a name has to hold what is seen of it. */}
          <span aria-hidden="true">{t('filters.open')}</span>
          <Badge tone="chosen">
            <span aria-hidden="true">{formats.number(chosen)}</span>
          </Badge>
          <VisuallyHidden>{t('filters.openChosen', { count: chosen })}</VisuallyHidden>
        </>
      )}
    </Button>
  )
}

type FilterSheetProps = {
  open: boolean
  onClose: () => void
  side?: 'start' | 'bottom'
  /** How many centres the set holds by now. */
  total: number | undefined
  children: ReactNode
}

export function FilterSheet({ open, onClose, side = 'bottom', total, children }: FilterSheetProps) {
  const { t } = useTranslation()
  return (
    <Sheet
      open={open}
      onClose={onClose}
      side={side}
      title={t('filters.title')}
      closeLabel={t('site.close')}
      actions={
        <Button variant="primary" onClick={onClose}>
          {total === undefined ? t('site.close') : t('filters.show', { count: total })}
        </Button>
      }
    >
      {children}
    </Sheet>
  )
}
