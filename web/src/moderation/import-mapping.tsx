import { type Import, type ImportField, importFields } from '@centres/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { fixedOf, isSaid, isSaidTwice, mappingOf, meaningsOf } from './column-meanings.ts'
import { oneImport } from './import-queries.ts'
import styles from './imports.module.css'
import pages from './moderation.module.css'
import { RefusedNotice } from './refused-notice.tsx'
import { bodyOf, type RowChoices } from './row-choices.ts'

/** What may be the same for every row, where no column says it. */
const fixable = ['country', 'association', 'nameLanguage', 'descriptionLanguage'] as const satisfies ImportField[]

/** What each column says, beside what stands in it. */
export function ImportMapping({ found, choices }: { found: Import; choices: RowChoices }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const id = useId()
  const { headers, preview } = found
  const form = useRef<HTMLFormElement>(null)
  const [meanings, setMeanings] = useState(() => meaningsOf(found))
  const [fixed, setFixed] = useState(() => fixedOf(found))
  const [isChecked, setChecked] = useState(false)
  const [sourceUrl, setSourceUrl] = useState(found.sourceUrl ?? '')
  const [seenOn, setSeenOn] = useState(found.seenOn)
  const check = useMutation({
    mutationFn: () =>
      call('POST /moderation/imports/:id/check', {
        params: { id: found.id },
        body: { mapping: mappingOf(meanings, fixed), sourceUrl: sourceUrl.trim() || null, seenOn, ...bodyOf(choices) },
      }),
    onSuccess: (begun) => client.setQueryData(oneImport(found.id).queryKey, begun),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (headers.some((header) => isSaidTwice(meanings, header))) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    if (!check.isPending) check.mutate()
  }
  const options = [
    { value: '' as const, label: t('imports.mapping.notRead') },
    ...importFields.map((field) => ({ value: field, label: t(`imports.fields.${field}`) })),
  ]
  return (
    <form ref={form} className={pages.section} aria-labelledby={`${id}-title`} onSubmit={submit} noValidate>
      <h2 id={`${id}-title`}>{t('imports.mapping.title')}</h2>
      <p className={pages.intro}>{t('imports.mapping.intro')}</p>
      {found.state === 'uploaded' && found.isMappingSaved && <Notice>{t('imports.mapping.saved')}</Notice>}
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('imports.mapping.column')}</th>
              <th scope="col">{t('imports.mapping.says')}</th>
              <th scope="col">{t('imports.mapping.examples')}</th>
            </tr>
          </thead>
          <tbody>
            {headers.map((header, place) => (
              <tr key={header}>
                <th scope="row">
                  <bdi>{header}</bdi>
                </th>
                <td>
                  <Select
                    label={t('imports.mapping.saysOf', { column: header })}
                    hideLabel
                    value={meanings[header] ?? ''}
                    options={options}
                    onChange={(field) => setMeanings({ ...meanings, [header]: field })}
                    error={isChecked && isSaidTwice(meanings, header) ? t('imports.mapping.twice') : undefined}
                  />
                </td>
                <td className={styles.examples}>
                  <bdi>
                    {preview
                      .map((cells) => cells[place] ?? '')
                      .filter((text) => text !== '')
                      .slice(0, 3)
                      .join(' · ')}
                  </bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <fieldset className={styles.fixed}>
        <legend>{t('imports.mapping.fixed')}</legend>
        {fixable.map((field) => {
          if (isSaid(meanings, field)) return null
          return (
            <TextField
              key={field}
              label={t(`imports.fields.${field}`)}
              value={fixed[field] ?? ''}
              onChange={(text) => setFixed({ ...fixed, [field]: text })}
              dir="auto"
            />
          )
        })}
      </fieldset>
      <div className={styles.fixed}>
        <TextField label={t('imports.sourceUrl')} value={sourceUrl} onChange={setSourceUrl} type="url" dir="ltr" />
        <TextField label={t('imports.seenOn')} value={seenOn} onChange={setSeenOn} type="date" />
      </div>
      {check.error && <RefusedNotice error={check.error} title={t('imports.mapping.refused')} />}
      <p className={pages.actions}>
        <Button type="submit" variant={found.state === 'uploaded' ? 'primary' : 'quiet'} busy={check.isPending}>
          {t(found.state === 'uploaded' ? 'imports.mapping.check' : 'imports.mapping.checkAgain')}
        </Button>
      </p>
    </form>
  )
}
