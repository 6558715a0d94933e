import type { Place } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { MapPinned } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeSearch } from '../filters/place-query.ts'
import { useFormats } from '../i18n/formats.ts'
import { Combobox } from '../ui/combobox.tsx'
import { useSettled } from '../ui/use-settled.ts'

const pauseMs = 200

type PlaceSearchProps = { onGo: (place: Place, name: string) => void; onClear: () => void }

/** Finds a town, a country or area, or a region, and goes there. */
export function PlaceSearch({ onGo, onClear }: PlaceSearchProps) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string>()
  const asked = useSettled(text.trim(), pauseMs)
  const isAsking = text !== chosen && asked !== ''
  const places = useQuery({ ...placeSearch(asked, i18n.language), enabled: isAsking })
  const items = isAsking && places.data ? places.data.items : []

  const nameOf = ({ kind, code, name }: Place) =>
    kind === 'country' ? formats.countryName(code) : kind === 'region' ? formats.regionName(code) : name
  const noteOf = ({ kind, countryCode }: Place) =>
    kind === 'town' ? countryCode && formats.countryName(countryCode) : t(`explore.placeKind.${kind}`)
  const options = items.map((place) => ({
    id: `${place.kind}-${place.code}`,
    label: nameOf(place),
    note: noteOf(place) ?? undefined,
    place,
  }))

  const status = () => {
    if (!isAsking) return undefined
    if (places.isError) return t('explore.placeFailed')
    if (!places.data || asked !== text.trim()) return t('explore.placeLooking')
    return options.length > 0 ? t('explore.placeStatus', { count: options.length }) : t('explore.placeNone')
  }

  return (
    <Combobox
      label={t('explore.place')}
      placeholder={t('explore.placePlaceholder')}
      icon={MapPinned}
      value={text}
      onChange={(value) => {
        setText(value)
        if (value === '' && chosen !== undefined) {
          setChosen(undefined)
          onClear()
        }
      }}
      options={options}
      onChoose={({ label, place }) => {
        setText(label)
        setChosen(label)
        onGo(place, label)
      }}
      status={status()}
      clearLabel={t('explore.clearPlace')}
    />
  )
}
