import type { CentreProfile } from '@centres/contract'
import { Link2, Printer, Quote } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { plainNameOf } from './centre-names.ts'
import { FollowLink } from './follow-link.tsx'
import styles from './profile.module.css'

/** Keeps a name in another script from turning the sentence round; of no use outside the page. */
const isolate = (text: string) => `\u2068${text}\u2069`
const withoutIsolates = (text: string) => text.replace(/[\u2068\u2069]/g, '')

export function KeepAndCite({ centre }: { centre: CentreProfile }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [status, setStatus] = useState<'copied' | 'copyFailed'>()
  const address = new URL(`/centres/${centre.id}`, location.origin).href
  const citation = t('profile.citationText', {
    name: isolate(plainNameOf(centre)),
    site: t('site.name'),
    id: isolate(centre.id),
    changed: formats.instant(centre.updatedAt),
    read: formats.instant(new Date().toISOString()),
    url: isolate(address),
  })

  const copy = (text: string) => {
    setStatus(undefined)
    const written = navigator.clipboard
      ? navigator.clipboard.writeText(text)
      : Promise.reject(new Error('no clipboard'))
    written.then(
      () => setStatus('copied'),
      () => setStatus('copyFailed'),
    )
  }

  return (
    <section className={styles.section} aria-labelledby="keep">
      <h2 id="keep">{t('profile.keep')}</h2>
      <p>
        {t('profile.permanentLink')}{' '}
        <a href={`/centres/${centre.id}`}>
          <bdi dir="ltr">{address.replace(/^https?:\/\//, '')}</bdi>
        </a>
      </p>
      <p className={styles.citation}>{citation}</p>
      <div className={styles.actions}>
        <Button size="small" icon={Link2} onClick={() => copy(address)}>
          {t('profile.copyLink')}
        </Button>
        <Button size="small" icon={Quote} onClick={() => copy(withoutIsolates(citation))}>
          {t('profile.copyCitation')}
        </Button>
        <Button size="small" icon={Printer} onClick={() => print()}>
          {t('profile.print')}
        </Button>
        <FollowLink of={{ centre: centre.id }}>{t('changes.followCentre')}</FollowLink>
        <span role="status">{status && t(`profile.${status}`)}</span>
      </div>
    </section>
  )
}
