import { Quote } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { CiteSubject } from './citation.ts'

const CiteBox = lazy(() => import('./cite-box.tsx').then(({ CiteBox }) => ({ default: CiteBox })))

type CiteButtonProps = { subject: CiteSubject; label: string; plain?: boolean }

/** Opens the citation of something; what writes it is loaded then. */
export function CiteButton({ subject, label, plain = false }: CiteButtonProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" variant={plain ? 'plain' : 'quiet'} icon={Quote} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={label} closeLabel={t('site.close')}>
        <Suspense fallback={<p role="status">{t('citing.loading')}</p>}>
          <CiteBox subject={subject} />
        </Suspense>
      </Dialog>
    </>
  )
}
