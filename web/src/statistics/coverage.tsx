import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/formats.ts'
import { vocabularyList } from '../i18n/terms.ts'
import { PerMillionFigure } from './per-million-figure.tsx'
import styles from './statistics.module.css'
import type { Statistics } from './statistics-query.ts'

/** In smaller ones a single centre is more for each million than any large country could have. */
const fewestPeople = 1_000_000

/** What the directory does not know, in its own numbers. */
export function Coverage({ statistics: { coverage, confirmed, total } }: { statistics: Statistics }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const { data } = useQuery(vocabularyList(i18n.language))
  const { countriesInAll, countriesListed, perMillion, regions, populationSource } = coverage
  const narrowest = new Set(data?.areas.map((area) => area.regions.at(-1)))
  return (
    <>
      <div className={styles.prose}>
        <p>{t('statistics.coverageCountries', { listed: countriesListed, all: countriesInAll })}</p>
        <p>{t('statistics.coverageUnknown')}</p>
        <p>{t('statistics.coverageUnconfirmed', { share: formats.share(confirmed.notYet / total) })}</p>
      </div>
      <div className={styles.figures}>
        <PerMillionFigure
          title={t('statistics.perMillionRegion')}
          name="region"
          rows={regions
            .filter(({ region }) => narrowest.has(region))
            .map(({ region, ...row }) => ({ ...row, code: region, label: formats.regionName(region) }))}
          source={populationSource}
        />
        <PerMillionFigure
          title={t('statistics.perMillionCountry')}
          name="country"
          rows={perMillion.map(({ country, ...row }) => ({
            ...row,
            code: country,
            label: formats.countryName(country),
          }))}
          fewestPeople={fewestPeople}
          source={populationSource}
        />
      </div>
      <Without codes={coverage.without} areas={data?.areas ?? []} />
    </>
  )
}

/** By the narrowest region, in the order of the reader's alphabet. */
function Without({ codes, areas }: { codes: string[]; areas: { code: string; regions: string[] }[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const regionOf = new Map(areas.map(({ code, regions }) => [code, regions.at(-1) ?? '']))
  const named = [...new Set(regionOf.values())]
    .map((region) => ({
      region: formats.regionName(region),
      countries: codes
        .filter((code) => region !== '' && regionOf.get(code) === region)
        .map(formats.countryName)
        .sort(formats.compare),
    }))
    .filter(({ countries }) => countries.length > 0)
    .sort((one, other) => formats.compare(one.region, other.region))
  return (
    <section className={styles.without} aria-labelledby="without">
      <h3 id="without">{t('statistics.without')}</h3>
      {named.length === 0 && <p>{t('statistics.withoutNone')}</p>}
      <dl className={styles.groups}>
        {named.map(({ region, countries }) => (
          <div key={region} className={styles.group}>
            <dt>
              {region} <span className={styles.soft}>{formats.number(countries.length)}</span>
            </dt>
            <dd>{formats.row(countries)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
