import { useTranslation } from 'react-i18next'

/** How the sender knows: an address that is not vouched for, or words. */
export function SourceText({ text }: { text: string }) {
  const { t } = useTranslation()
  const isAddress = /^https?:\/\/\S+$/i.test(text)
  return (
    <p>
      {t('suggesting.sourceIs')}{' '}
      {isAddress ? (
        <a href={text} rel="nofollow ugc noopener">
          <bdi dir="ltr">{text}</bdi>
        </a>
      ) : (
        <bdi>{text}</bdi>
      )}
    </p>
  )
}
