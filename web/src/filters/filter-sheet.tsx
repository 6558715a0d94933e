import { SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Sheet } from '../ui/dialog.tsx'
import { VisuallyHidden } from '../ui/text.tsx'
import styles from './filter-sheet.module.css'

/** Opens the filters where they have no room beside what they choose; says how many are chosen. */
export function FilterSheetButton({ chosen, onClick }: { chosen: number; onClick: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <Button size="small" icon={SlidersHorizontal} onClick={onClick}>
      <span aria-hidden={chosen > 0} className={styles.shown}>
        {t('filters.open')}
        {chosen > 0 && <Badge tone="chosen">{formats.number(chosen)}</Badge>}
      </span>
      {chosen > 0 && <VisuallyHidden>{t('filters.openChosen', { count: chosen })}</VisuallyHidden>}
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
