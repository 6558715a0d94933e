import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LanguageChoice } from '../centre-form/language-choice.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { useMe } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { ForeignText } from '../ui/text.tsx'
import { languageOf, plainNameOf } from './centre-names.ts'
import { centreProfile } from './centre-queries.ts'
import styles from './match.module.css'
import type { Matches } from './match-query.ts'
import { hoursOf, type MatchSearch, parseMatchSearch } from './match-search.ts'

type MatchFormProps = {
  search: MatchSearch
  /** By what the answer was found: what a centre says where nothing was asked. */
  found: Matches['asked'] | undefined
  change: (next: (before: MatchSearch) => MatchSearch) => void
}

const continents = ['002', '019', '142', '150', '009']
const everywhere = ''

export function MatchForm({ search, found, change }: MatchFormProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const terms = useTerms().vocabulary('collaboration')?.terms ?? []
  const options = terms
    .filter(({ isSelectable, replacedBy, code }) => isSelectable && replacedBy === null && code !== 'other')
    .map(({ code, label }) => ({ value: code, label }))
  const set = (part: Partial<MatchSearch>) => change((before) => withSaid(before, found, part))
  const more = { moreLabel: t('filters.all', { count: options.length }), fewerLabel: t('filters.fewer') }
  const languages = search.language ?? found?.languages ?? []
  const regions = continents
    .map((value) => ({ value, label: formats.regionName(value) }))
    .sort((one, other) => formats.compare(one.label, other.label))

  return (
    <div className={styles.form}>
      <ForWhom search={search} change={change} />
      <CheckboxGroup
        legend={t('matching.seeks')}
        showLegend
        options={options}
        values={search.seeks ?? found?.seeks ?? []}
        onChange={(seeks) => set({ seeks })}
        {...more}
      />
      <CheckboxGroup
        legend={t('matching.offers')}
        showLegend
        options={options}
        values={search.offers ?? found?.offers ?? []}
        onChange={(offers) => set({ offers })}
        {...more}
      />
      <LanguageChoice
        id="match-languages"
        label={t('matching.languages')}
        chosen={languages}
        onChange={(next) => set({ language: next(languages) })}
      />
      <Hours search={search} zone={found?.timeZone ?? search.timeZone} change={change} />
      <Select
        inForm
        label={t('matching.where')}
        value={search.region?.[0] ?? everywhere}
        options={[{ value: everywhere, label: t('matching.everywhere') }, ...regions]}
        onChange={(region) => set({ region: region === everywhere ? [] : [region] })}
      />
      <Checkbox
        label={t('matching.leastSeen')}
        hint={t('matching.leastSeenHint')}
        checked={search.order === 'least-seen'}
        onChange={(on) => set({ order: on ? 'least-seen' : 'fit' })}
      />
    </div>
  )
}

/**
 * What is ticked goes before what the centre says. A list that is emptied would be the centre's again, so that then the
 * centre itself has to go.
 */
function withSaid(before: MatchSearch, found: Matches['asked'] | undefined, part: Partial<MatchSearch>): MatchSearch {
  const { centre } = before
  if (centre === undefined || found === undefined) return parseMatchSearch({ ...before, ...part })
  const { offers, seeks, languages: language, timeZone } = found
  const said = { offers, seeks, language, timeZone, ...before, ...part }
  const isEmptied = (['offers', 'seeks', 'language'] as const).some((name) => part[name]?.length === 0)
  return parseMatchSearch(isEmptied ? { ...said, centre: undefined } : { ...before, ...part })
}

type PartProps = Pick<MatchFormProps, 'search' | 'change'>

const nobody = ''

/** Whose wishes and offers stand in for what is not ticked: one of the centres that somebody keeps, or the one of the address. */
function ForWhom({ search, change }: PartProps) {
  const { t } = useTranslation()
  const { me } = useMe()
  const own = me?.centres ?? []
  const { centre } = search
  const isOwn = own.some(({ id }) => id === centre)
  // Another centre, another set of wishes: what was ticked for the last one says nothing of it.
  const choose = (id: string) => change(() => (id === nobody ? {} : { centre: id }))
  if (own.length > 0 && (centre === undefined || isOwn)) {
    return (
      <Select
        inForm
        label={t('matching.for')}
        value={centre ?? nobody}
        options={[
          { value: nobody, label: t('matching.forMyself') },
          ...own.map((one) => ({ value: one.id, label: plainNameOf(one) })),
        ]}
        onChange={choose}
      />
    )
  }
  return centre === undefined ? null : <ForOther id={centre} onLeave={() => choose(nobody)} />
}

function ForOther({ id, onLeave }: { id: string; onLeave: () => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(centreProfile(id))
  const [name] = data?.names ?? []
  return (
    <div className={styles.forOther}>
      <p>
        {t('matching.for')} <strong>{name ? <ForeignText text={name.text} {...languageOf(name)} /> : id}</strong>
      </p>
      <Button variant="plain" size="small" onClick={onLeave}>
        {t('matching.forgetCentre')}
      </Button>
    </div>
  )
}

const hours = Array.from({ length: 25 }, (_, hour) => hour)

/** When work is done here, by which clock. */
function Hours({ search, zone, change }: PartProps & { zone: string | undefined }) {
  const { t, i18n } = useTranslation()
  const { from, until } = hoursOf(search)
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const option = (hour: number) => ({ value: String(hour), label: clock.format(Date.UTC(2026, 0, 1, hour)) })
  const set = (part: Partial<MatchSearch>) => change((before) => parseMatchSearch({ ...before, ...part }))
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <fieldset className={styles.hours}>
      <legend>{t('matching.hours')}</legend>
      <Select
        inForm
        label={t('matching.from')}
        value={from}
        options={hours.slice(0, Number(until)).map(option)}
        onChange={(value) => set({ from: value })}
      />
      <Select
        inForm
        label={t('matching.until')}
        value={until}
        options={hours.slice(Number(from) + 1).map(option)}
        onChange={(value) => set({ until: value })}
      />
      <div className={styles.zone}>
        <Select
          inForm
          label={t('matching.timeZone')}
          value={zone ?? 'UTC'}
          options={(zone === undefined || zones.includes(zone) ? zones : [zone, ...zones]).map((value) => ({
            value,
            label: value.replaceAll('_', ' '),
          }))}
          onChange={(timeZone) => set({ timeZone })}
        />
      </div>
    </fieldset>
  )
}
