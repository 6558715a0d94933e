import { type CentreWord, centreWords } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LanguageChoice } from '../centre-form/language-choice.tsx'
import { centreFacets } from '../filters/centre-facets.ts'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { useMe } from '../people/me.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, CheckboxGroup } from '../ui/checkbox.tsx'
import { Select, type SelectOption } from '../ui/select.tsx'
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

export function MatchForm({ search, found, change }: MatchFormProps) {
  const { t } = useTranslation()
  const terms = useTerms().vocabulary('collaboration')?.terms ?? []
  const options = terms
    .filter(({ isSelectable, replacedBy, code }) => isSelectable && replacedBy === null && code !== 'other')
    .map(({ code, label, broader }) => ({ value: code, label, level: broader === null ? 0 : 1 }))
  const set = (part: Partial<MatchSearch>) => change((before) => withSaid(before, part))
  /** What stands in where nothing is said. */
  const standIn = (word: CentreWord) => (search.ignore?.includes(word) ? undefined : found)
  const more = { moreLabel: t('filters.all', { count: options.length }), fewerLabel: t('filters.fewer') }
  const languages = search.language ?? standIn('language')?.languages ?? []

  return (
    <div className={styles.form}>
      <ForWhom search={search} change={change} />
      <CheckboxGroup
        legend={t('matching.seeks')}
        showLegend
        options={options}
        values={search.seeks ?? standIn('seeks')?.seeks ?? []}
        onChange={(seeks) => set({ seeks })}
        {...more}
      />
      <CheckboxGroup
        legend={t('matching.offers')}
        showLegend
        options={options}
        values={search.offers ?? standIn('offers')?.offers ?? []}
        onChange={(offers) => set({ offers })}
        {...more}
      />
      <LanguageChoice
        id="match-languages"
        label={t('matching.languages')}
        chosen={languages}
        onChange={(next) => set({ language: next(languages) })}
      />
      <Hours search={search} zone={search.timeZone ?? standIn('timeZone')?.timeZone ?? noClock} set={set} />
      <Where search={search} set={set} />
      <Checkbox
        label={t('matching.leastSeen')}
        hint={t('matching.leastSeenHint')}
        checked={search.order === 'least-seen'}
        onChange={(on) => set({ order: on ? 'least-seen' : 'fit' })}
      />
    </div>
  )
}

/** What is said goes before what the centre says; where that is taken back, nothing stands in. */
function withSaid(before: MatchSearch, part: Partial<MatchSearch>): MatchSearch {
  const isTakenBack = (word: CentreWord) => [part[word]].flat().join('') === ''
  // Without a centre nothing else would stand in, but for the clock of this device.
  const ignore = centreWords
    .filter((word) => word === 'timeZone' || before.centre !== undefined)
    .filter((word) => (word in part ? isTakenBack(word) : before.ignore?.includes(word)))
  return parseMatchSearch({ ...before, ...part, ignore })
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

type SetProps = { search: MatchSearch; set: (part: Partial<MatchSearch>) => void }

const noClock = ''
const hours = Array.from({ length: 25 }, (_, hour) => hour)

/** When work is done here, by which clock; without one no hours count. */
function Hours({ search, zone, set }: SetProps & { zone: string }) {
  const { t, i18n } = useTranslation()
  const { from, until } = hoursOf(search)
  const clock = new Intl.DateTimeFormat(i18n.language, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const option = (hour: number) => ({ value: String(hour), label: clock.format(Date.UTC(2026, 0, 1, hour)) })
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <fieldset className={styles.hours}>
      <legend>{t('matching.hours')}</legend>
      {zone !== noClock && (
        <>
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
        </>
      )}
      <div className={styles.zone}>
        <Select
          inForm
          label={t('matching.timeZone')}
          value={zone}
          options={[noClock, ...(zone === noClock || zones.includes(zone) ? [] : [zone]), ...zones].map((value) => ({
            value,
            label: value === noClock ? t('matching.noClock') : value.replaceAll('_', ' '),
          }))}
          onChange={(timeZone) => set({ timeZone })}
        />
      </div>
    </fieldset>
  )
}

const continents = ['002', '019', '142', '150', '009']
const everywhere = ''

/** A continent, or a country or area that has centres. */
function Where({ search, set }: SetProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data } = useQuery(centreFacets({}))
  const { region = [], country = [] } = search
  const listed = (codes: string[], group: string, nameOf: (code: string) => string): SelectOption[] =>
    [...new Set(codes)]
      .map((value) => ({ value, label: nameOf(value), group }))
      .sort((one, other) => formats.compare(one.label, other.label))
  const countries = data?.facets.country.map(({ code }) => code) ?? []
  return (
    <Select
      inForm
      label={t('matching.where')}
      value={country[0] ?? region[0] ?? everywhere}
      options={[
        { value: everywhere, label: t('matching.everywhere') },
        ...listed([...continents, ...region], t('filters.names.region'), formats.regionName),
        ...listed([...countries, ...country], t('filters.countries'), formats.countryName),
      ]}
      onChange={(code) => {
        const isRegion = /^\d/.test(code)
        set({ region: isRegion ? [code] : [], country: isRegion || code === everywhere ? [] : [code] })
      }}
    />
  )
}
