import { useMutation } from '@tanstack/react-query'
import { Anchor, Copy } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useFailureText } from '../i18n/failure-text.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useCopy } from '../ui/use-copy.ts'
import { keepingSet, type SetFilters } from './citation.ts'
import styles from './cite-box.module.css'

type PermanentAddressProps = { filters: SetFilters; canKeep: boolean; onKept: (id: string) => void }

/** Keeps a set as it is today; until somebody asks for that, nothing is written. */
export function PermanentAddress({ filters, canKeep, onKept }: PermanentAddressProps) {
  const { t } = useTranslation()
  const heading = useId()
  const keeping = useMutation({ ...keepingSet(filters), onSuccess: ({ id }) => onKept(id) })
  const failure = useFailureText(keeping.error, { asksAgain: false })
  const { status, copy } = useCopy()
  const { data: kept } = keeping

  return (
    <section className={styles.permanent} aria-labelledby={heading}>
      <h3 id={heading}>{t('citing.permanent.title')}</h3>
      <div role="status">
        {kept ? (
          <>
            <p>{t('citing.permanent.made')}</p>
            <p>
              <a href={`/sets/${kept.id}`}>
                <bdi dir="ltr">{kept.address.replace(/^https?:\/\//, '')}</bdi>
              </a>
            </p>
          </>
        ) : (
          <p className={styles.facts}>{t('citing.permanent.why')}</p>
        )}
      </div>
      {keeping.error && (
        <Notice tone="error" live title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div className={styles.actions}>
        {kept ? (
          <Button size="small" icon={Copy} onClick={() => copy(kept.address)}>
            {t('citing.permanent.copy')}
          </Button>
        ) : (
          <Button size="small" icon={Anchor} busy={keeping.isPending || !canKeep} onClick={() => keeping.mutate()}>
            {t(keeping.isPending ? 'citing.permanent.making' : 'citing.permanent.make')}
          </Button>
        )}
        <span role="status">{status && t(`citing.${status}`)}</span>
      </div>
    </section>
  )
}
