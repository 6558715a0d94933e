import type { Lookalike } from '@centres/contract'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useForm } from '../centre-form/form-context.ts'
import { type FormValues, pointOf } from '../centre-form/form-values.ts'
import { useFormats } from '../i18n/formats.ts'
import { directionOf } from '../i18n/languages.ts'
import { ForeignText } from '../ui/text.tsx'
import { useSettled } from '../ui/use-settled.ts'
import styles from './registering.module.css'

const pauseMs = 500
const fewestLetters = 3
const mostTexts = 8

/** Each text once, as many as are looked for at once; a text's beginning is enough. */
const textsOf = (texts: string[], isEnough: (text: string) => boolean, most = 200) =>
  [...new Set(texts.map((text) => text.trim()).filter(isEnough))].map((text) => text.slice(0, most)).slice(0, mostTexts)

const isLongEnough = (text: string) => text.length >= fewestLetters

/** What is known of the centre so far, as the server is asked; empty while that is too little to go by. */
function askedOf({ names, institutions, website, ...point }: FormValues) {
  const pin = pointOf(point)
  const asked = {
    name: textsOf(
      names.map(({ text }) => text),
      isLongEnough,
    ),
    institution: textsOf(
      institutions.flatMap((one) => one.names.map(({ text }) => text)),
      isLongEnough,
    ),
    website: textsOf([website, ...institutions.map((one) => one.website)], URL.canParse, 500),
  }
  const known = Object.fromEntries(Object.entries(asked).filter(([, texts]) => texts.length > 0))
  return Object.keys(known).length > 0 && pin ? { ...known, near: `${pin.longitude},${pin.latitude}` } : known
}

const lookalikes = (asked: string) =>
  queryOptions({
    queryKey: ['lookalikes', asked],
    queryFn: ({ signal }) => call('GET /lookalikes', { querystring: JSON.parse(asked) }, signal),
    enabled: asked !== '{}',
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Centres of the directory that may be the one that is being entered. */
export function Lookalikes() {
  const { t } = useTranslation()
  const { values } = useForm()
  const asked = useSettled(JSON.stringify(askedOf(values)), pauseMs)
  const { data } = useQuery(lookalikes(asked))
  const items = asked === '{}' ? [] : (data?.items ?? [])
  return (
    <section className={styles.lookalikes} aria-label={t('registering.lookalikes')} hidden={items.length === 0}>
      <h3>{t('registering.lookalikes')}</h3>
      <p role="status" className={styles.soft}>
        {items.length > 0 ? t('registering.lookalikesFound', { count: items.length }) : ''}
      </p>
      <ul className={styles.list}>
        {items.map((item) => (
          <Alike key={item.centre.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Alike({ item: { centre, shares } }: { item: Lookalike }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [name] = centre.names
  const facts = [centre.institutionNames[0]?.text, centre.city, formats.countryName(centre.countryCode)]
  return (
    <li className={styles.entry}>
      <div>
        <p className={styles.name}>
          <ForeignText
            text={name?.text ?? centre.id}
            lang={name?.language ?? undefined}
            dir={name?.language ? directionOf(name.language) : 'auto'}
          />
        </p>
        <p className={styles.soft}>
          <bdi>{facts.filter(Boolean).join(', ')}</bdi>
        </p>
        <p className={styles.soft}>
          <span>
            {t('registering.sharesList', { list: formats.list(shares.map((one) => t(`registering.shares.${one}`))) })}
          </span>
        </p>
      </div>
      {/* What is being written stays as it is in this tab. */}
      <div className={styles.ways}>
        <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }} target="_blank">
          {t('registering.open')}
        </Link>
        <Link
          to="/centres/$id/claim"
          params={{ id: centre.id }}
          target="_blank"
          aria-label={t('claims.oursNamed', { name: name?.text ?? centre.id })}
        >
          {t('claims.ours')}
        </Link>
      </div>
    </li>
  )
}
