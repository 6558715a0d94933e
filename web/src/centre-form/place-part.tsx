import type { Place } from '@centres/contract'
import { precisions } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { CatchBoundary } from '@tanstack/react-router'
import { MapPinned } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeSearch } from '../filters/place-query.ts'
import { useFormats } from '../i18n/formats.ts'
import { useTerms } from '../i18n/terms.ts'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioGroup } from '../ui/radio.tsx'
import { Select } from '../ui/select.tsx'
import { useSettled } from '../ui/use-settled.ts'
import styles from './form.module.css'
import { fieldId, useForm } from './form-context.ts'
import { FormText } from './form-fields.tsx'
import { type FormValues, pointOf } from './form-values.ts'
import { PinPlace } from './pin-place.tsx'
import { useFieldName } from './use-field-name.ts'
import { useProblem } from './use-problem-text.ts'

const FormPinMap = lazy(() => import('./form-pin-map.tsx').then(({ FormPinMap }) => ({ default: FormPinMap })))

/** Who has shown nothing of their place yet, and now puts a pin, wants it seen: on the campus, until they say otherwise. */
const withPin = ({ precision }: FormValues, longitude: number, latitude: number): Partial<FormValues> => ({
  longitude: String(longitude),
  latitude: String(latitude),
  precision: precision === 'country' ? 'campus' : precision,
})

/** Where a centre is, and how much of that is shown to whom. Everything can be typed: the map is an aid. */
export function PlacePart() {
  const { t } = useTranslation()
  const { values, change } = useForm()
  const formats = useFormats()
  const { areas, label } = useTerms()
  const nameOf = useFieldName()
  const problem = useProblem()
  const pin = pointOf(values)
  const countries = [...new Set([...areas, values.countryCode])]
    .filter((code) => code !== '')
    .map((value) => ({ value, label: formats.countryName(value) }))
    .sort((a, b) => formats.compare(a.label, b.label))

  return (
    <fieldset className={styles.group}>
      <legend>{t('form.groups.place')}</legend>
      <Select
        inForm
        id={fieldId('countryCode')}
        label={nameOf('countryCode')}
        error={problem('countryCode')}
        value={values.countryCode}
        options={[{ value: '', label: t('form.choose') }, ...countries]}
        onChange={(countryCode) => change({ countryCode })}
      />
      <TownSearch
        onTown={({ name, countryCode, longitude, latitude }) =>
          change(({ precision }) => ({
            city: name,
            ...(countryCode && { countryCode }),
            longitude: String(longitude),
            latitude: String(latitude),
            precision: precision === 'country' ? 'city' : precision,
          }))
        }
      />
      <div className={styles.pair}>
        <FormText name="city" />
        <FormText name="adminArea" />
      </div>
      <div className={styles.map}>
        <CatchBoundary getResetKey={() => 'map'} errorComponent={() => <Notice>{t('form.noMap')}</Notice>}>
          <Suspense fallback={<p className={styles.waiting}>{t('map.loading')}</p>}>
            <FormPinMap
              pin={pin}
              onPin={({ longitude, latitude }) => change((before) => withPin(before, longitude, latitude))}
            />
          </Suspense>
        </CatchBoundary>
      </div>
      <p className={styles.note}>{t('form.hints.pin')}</p>
      <div className={styles.pair}>
        <FormText name="longitude" hint={t('form.hints.longitude')} inputMode="text" dir="ltr" />
        <FormText name="latitude" hint={t('form.hints.latitude')} inputMode="text" dir="ltr" />
      </div>
      {(values.longitude !== '' || values.latitude !== '') && (
        <div>
          <Button
            variant="plain"
            size="small"
            onClick={() => {
              change({ longitude: '', latitude: '' })
              document.getElementById(fieldId('longitude'))?.focus()
            }}
          >
            {t('form.removePin')}
          </Button>
        </div>
      )}
      <p role="status" className={styles.note}>
        {pin
          ? t('form.pinAt', { longitude: formats.degrees(pin.longitude), latitude: formats.degrees(pin.latitude) })
          : ''}
      </p>
      <PinPlace pin={pin} />
      <RadioGroup
        id={fieldId('precision')}
        legend={nameOf('precision')}
        hint={t('form.hints.precision')}
        error={problem('precision')}
        value={values.precision}
        options={precisions.map((value) => ({
          value,
          label: label('precision', value),
          hint: t(`form.precision.${value}`),
        }))}
        onChange={(precision) => change({ precision })}
      />
    </fieldset>
  )
}

const pauseMs = 200

function TownSearch({ onTown }: { onTown: (place: Place) => void }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const asked = useSettled(text.trim(), pauseMs)
  const isAsking = text !== chosen && asked !== ''
  const places = useQuery({ ...placeSearch(asked, i18n.language), enabled: isAsking })
  const towns = isAsking ? (places.data?.items.filter(({ kind }) => kind === 'town') ?? []) : []

  const status = () => {
    if (!isAsking) return undefined
    if (places.isError) return t('explore.placeFailed')
    if (!places.data || asked !== text.trim()) return t('explore.placeLooking')
    return towns.length > 0 ? t('explore.placeStatus', { count: towns.length }) : t('explore.placeNone')
  }
  return (
    <Combobox
      label={t('form.findTown')}
      hint={t('form.hints.findTown')}
      icon={MapPinned}
      value={text}
      onChange={setText}
      options={towns.map((place) => ({
        id: place.code,
        label: place.name,
        note: place.countryCode ? formats.countryName(place.countryCode) : undefined,
        place,
      }))}
      onChoose={({ label, place }) => {
        setText(label)
        setChosen(label)
        onTown(place)
      }}
      status={status()}
      clearLabel={t('explore.clearPlace')}
    />
  )
}
