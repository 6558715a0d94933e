import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button } from '../ui/button.tsx'
import { useSettled } from '../ui/use-settled.ts'
import styles from './form.module.css'
import { useForm } from './form-context.ts'

const pauseMs = 300

/** About a kilometre: it tells the country and the town, and nobody what is not sent yet. */
const told = (degrees: number) => degrees.toFixed(2)

const placeOf = (point: string) =>
  queryOptions({
    queryKey: ['place at', point],
    queryFn: ({ signal }) => call('GET /places/at', { querystring: { point } }, signal),
    enabled: point !== '',
    placeholderData: keepPreviousData,
  })

/** In which country and near which town the pin lies: filled in where nothing is chosen, else said and offered. */
export function PinPlace({ pin }: { pin: { longitude: number; latitude: number } | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { values, change } = useForm()
  const point = useSettled(pin ? `${told(pin.longitude)},${told(pin.latitude)}` : '', pauseMs)
  const { data, isPlaceholderData } = useQuery(placeOf(point))
  const found = data?.countryCode

  const chosen = values.countryCode

  useEffect(() => {
    if (found && !isPlaceholderData && chosen === '') change({ countryCode: found })
  }, [found, isPlaceholderData, chosen, change])

  if (!pin || point === '' || !data) return <p role="status" className={styles.note} />
  const isElsewhere = found && chosen !== '' && chosen !== found
  const { town } = data
  const area = found ? formats.countryName(found) : ''
  const said = !found
    ? t('form.pinAtSea')
    : isElsewhere
      ? t('form.pinElsewhere', { area, chosen: formats.countryName(chosen) })
      : t('form.pinIn', { area })
  return (
    <>
      <p role="status" className={styles.note}>
        {said}
      </p>
      {(isElsewhere || (town && values.city === '')) && (
        <p className={styles.offers}>
          {isElsewhere && (
            <Button size="small" onClick={() => change({ countryCode: found })}>
              {t('form.takeArea', { area })}
            </Button>
          )}
          {town && values.city === '' && (
            <Button size="small" onClick={() => change({ city: town.name })}>
              {t('form.takeTown', { town: town.name })}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
