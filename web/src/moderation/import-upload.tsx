import { mostImportBytes, mostImportRows } from '@centres/contract'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../app/call.ts'
import { useFormats } from '../i18n/formats.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { classNames } from '../ui/class-names.ts'
import { FieldError, FieldHint, TextField } from '../ui/field.tsx'
import styles from './imports.module.css'
import pages from './moderation.module.css'
import { RefusedNotice } from './refused-notice.tsx'

/** The bytes of a file as the API takes them. */
const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

type Faults = { file?: string; name?: string }

/** A file is chosen or dropped; what the list is called is how it is known again. */
export function ImportUpload() {
  const { t } = useTranslation()
  const formats = useFormats()
  const navigate = useNavigate()
  const id = useId()
  const [file, setFile] = useState<File>()
  const [name, setName] = useState('')
  const [sourceUrl, setSourceUrl] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const [isOver, setOver] = useState(false)

  const send = useMutation({
    mutationFn: async (chosen: File) =>
      call('POST /moderation/imports', {
        body: {
          name: name.trim(),
          fileName: chosen.name,
          content: await base64Of(chosen),
          sourceUrl: sourceUrl.trim() || null,
        },
      }),
    onSuccess: ({ id: begun }) => navigate({ to: '/moderate/imports/$id', params: { id: begun } }),
  })

  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    setFaults({})
    if (name === '') setName(chosen.name.replace(/\.\w+$/, ''))
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isTooLarge = file !== undefined && file.size > mostImportBytes
    const found: Faults = {
      ...(!file && { file: t('imports.upload.noFile') }),
      ...(isTooLarge && { file: t('imports.upload.tooLarge', { size: formats.bytes(mostImportBytes) }) }),
      ...(name.trim() === '' && { name: t('imports.upload.noName') }),
    }
    setFaults(found)
    if (file && Object.keys(found).length === 0 && !send.isPending) send.mutate(file)
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    choose(event.dataTransfer.files[0])
  }

  const told = {
    id: `${id}-file`,
    hint: t('imports.upload.fileHint', { size: formats.bytes(mostImportBytes), rows: mostImportRows }),
    error: faults.file,
  }
  return (
    <form className={pages.section} aria-labelledby={`${id}-title`} onSubmit={submit} noValidate>
      <h2 id={`${id}-title`}>{t('imports.upload.title')}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: to drop a file is a shortcut; the field inside is the way */}
      <div
        className={styles.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={told.id} className={styles.label}>
          {t('imports.upload.file')}
        </label>
        <FieldHint {...told} />
        <input
          id={told.id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv"
          aria-invalid={faults.file ? true : undefined}
          aria-describedby={`${told.id}-hint${faults.file ? ` ${told.id}-error` : ''}`}
          onChange={(event) => choose(event.target.files?.[0])}
        />
        {/* The browser's own button speaks the browser's language. */}
        <label htmlFor={told.id} className={classNames(buttonClass(), styles.choose)}>
          {t('imports.upload.choose')}
        </label>
        {file && (
          <p>
            <bdi dir="ltr">{file.name}</bdi> · {formats.bytes(file.size)}
          </p>
        )}
        <FieldError {...told} />
      </div>
      <TextField
        label={t('imports.upload.name')}
        hint={t('imports.upload.nameHint')}
        error={faults.name}
        value={name}
        onChange={setName}
        maxLength={120}
        dir="auto"
      />
      <TextField
        label={t('imports.sourceUrl')}
        hint={t('imports.sourceUrlHint')}
        value={sourceUrl}
        onChange={setSourceUrl}
        type="url"
        dir="ltr"
      />
      {send.error && <RefusedNotice error={send.error} title={t('imports.upload.refused')} />}
      <p className={pages.actions}>
        <Button type="submit" variant="primary" busy={send.isPending}>
          {t(send.isPending ? 'imports.upload.sending' : 'imports.upload.send')}
        </Button>
      </p>
    </form>
  )
}
