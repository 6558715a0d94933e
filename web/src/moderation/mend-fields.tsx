import type { CentreForm } from '@centres/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FormProblem } from '../centre-form/form-problems.ts'
import { useProblemText } from '../centre-form/use-problem-text.ts'
import { webStart } from '../centre-form/web-start.ts'
import { useFormats } from '../i18n/formats.ts'
import { useTerms, vocabularyList } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { CheckboxGroup } from '../ui/checkbox.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextArea, TextField } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { applyMends, type changedFields, type MendFault, type Mends } from './mends.ts'
import styles from './moderation.module.css'

type MendFieldsProps = {
  form: CentreForm
  mends: Mends
  changed: ReturnType<typeof changedFields>
  faults: readonly MendFault[]
  /** By the paths of their fields. */
  problems: readonly FormProblem[]
  onMend: (mends: Mends) => void
}

const nameKinds = ['official', 'alias', 'former'] as const

/** A slip is quicker mended than sent back: names, place, kinds, websites and what is said. The rest is for the sender. */
export function MendFields({ form, mends, changed, faults, problems, onMend }: MendFieldsProps) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const terms = useTerms()
  const { data: list } = useQuery(vocabularyList(i18n.language))
  const mended = applyMends(form, mends)
  const { countryCode, city, precision } = mended
  const kinds = mended.terms.kind
  const said = (fault: MendFault) => (faults.includes(fault) ? t(`moderation.mend.faults.${fault}`) : undefined)

  const mendName = (at: number, part: Partial<CentreForm['names'][number]>) =>
    onMend({ ...mends, names: { ...mends.names, [at]: { ...mends.names?.[at], ...part } } })

  const areas = list?.areas.map(({ code }) => code) ?? []
  const areaOptions = [...new Set([...areas, countryCode])]
    .map((value) => ({ value, label: formats.countryName(value) }))
    .sort((a, b) => formats.compare(a.label, b.label))
  const codesOf = (vocabulary: string) => terms.vocabulary(vocabulary)?.terms.filter((term) => term.isSelectable) ?? []
  const kindOptions = [...new Set([...codesOf('kind').map(({ code }) => code), ...kinds.map(({ code }) => code)])].map(
    (value) => ({ value, label: terms.label('kind', value) }),
  )
  const precisionCodes = [...new Set([...codesOf('precision').map(({ code }) => code), precision])]
  const setKinds = (codes: readonly string[]) =>
    onMend({
      ...mends,
      kinds: codes.map((code) => kinds.find((kind) => kind.code === code) ?? { code, ownWords: null }),
    })
  const isOther = kinds.find(({ code }) => code === 'other')

  return (
    <Disclosure
      title={t('moderation.mend.title')}
      level={3}
      badge={
        changed.length > 0 && <Badge tone="chosen">{t('moderation.mend.changed', { count: changed.length })}</Badge>
      }
    >
      <div className={styles.mends}>
        <p className={styles.soft}>{t('moderation.mend.hint')}</p>
        {mended.names.map((name, at) => {
          const which = formats.number(at + 1)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name has its place in the form and nothing else
            <fieldset key={at} className={styles.mendName}>
              <legend>{t('moderation.mend.name', { which })}</legend>
              <TextField
                label={t('moderation.mend.nameText')}
                value={name.text}
                onChange={(text) => mendName(at, { text })}
                dir="auto"
                error={name.text.trim() === '' ? said('name') : undefined}
              />
              <TextField
                label={t('moderation.mend.nameLanguage')}
                hint={t('moderation.mend.nameLanguageHint')}
                value={name.language ?? ''}
                onChange={(language) => mendName(at, { language: language || null })}
                dir="ltr"
                error={said('language')}
              />
              <Select
                inForm
                label={t('moderation.mend.nameKind')}
                value={name.kind}
                options={nameKinds.map((value) => ({ value, label: terms.label('name-kind', value) }))}
                onChange={(kind) => mendName(at, { kind })}
              />
            </fieldset>
          )
        })}
        <Select
          inForm
          label={t('filters.names.country')}
          value={countryCode}
          options={areaOptions}
          onChange={(countryCode) => onMend({ ...mends, countryCode })}
        />
        <TextField
          label={t('moderation.mend.city')}
          value={city ?? ''}
          onChange={(city) => onMend({ ...mends, city })}
          dir="auto"
        />
        <Select
          inForm
          label={t('moderation.mend.precision')}
          value={precision}
          options={precisionCodes.map((value) => ({ value, label: terms.label('precision', value) }))}
          onChange={(precision) => onMend({ ...mends, precision: precision as CentreForm['precision'] })}
          error={said('precision')}
        />
        <CheckboxGroup
          legend={t('filters.names.kind')}
          showLegend
          options={kindOptions}
          values={kinds.map(({ code }) => code)}
          onChange={setKinds}
          error={said('kinds')}
        />
        {isOther && (
          <TextField
            label={t('moderation.mend.ownWords')}
            value={isOther.ownWords ?? ''}
            onChange={(ownWords) =>
              onMend({ ...mends, kinds: kinds.map((kind) => (kind === isOther ? { ...kind, ownWords } : kind)) })
            }
            dir="auto"
            error={said('ownWords')}
          />
        )}
        <MendWords form={form} mends={mends} problems={problems} onMend={onMend} />
        {changed.length > 0 && (
          <Button size="small" onClick={() => onMend({})}>
            {t('moderation.mend.undo')}
          </Button>
        )}
      </div>
    </Disclosure>
  )
}

type MendWordsProps = Pick<MendFieldsProps, 'form' | 'mends' | 'problems' | 'onMend'>

/** The websites, what its institutions are called, and what it says of itself. */
function MendWords({ form, mends, problems, onMend }: MendWordsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const textOf = useProblemText()
  const said = (path: string) => {
    const problem = problems.find((one) => one.path === path)
    // Only a name has to be there; a description that is emptied is left out.
    return problem?.code === 'required' ? t('moderation.mend.faults.name') : problem && textOf(problem)
  }
  const named = (label: string, language: string | null) =>
    language ? t('form.inLanguage', { text: label, language: formats.languageName(language) }) : label
  const institutionOf = (at: number) => mends.institutions?.[at] ?? {}
  const mendInstitution = (at: number, part: ReturnType<typeof institutionOf>) =>
    onMend({ ...mends, institutions: { ...mends.institutions, [at]: { ...institutionOf(at), ...part } } })
  const web = { type: 'url', inputMode: 'url', dir: 'ltr', autoComplete: 'off', placeholder: webStart } as const

  return (
    <>
      <TextField
        {...web}
        label={t('form.fields.website')}
        value={mends.website ?? form.website ?? ''}
        onChange={(website) => onMend({ ...mends, website })}
        error={said('website')}
      />
      {form.institutions.map((institution, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an institution has its place in the form and nothing else
        <fieldset key={at} className={styles.mendName}>
          <legend>
            <bdi>{institution.names[0]?.text || t('form.fields.institution')}</bdi>
          </legend>
          {institution.names.map((name, place) => (
            <TextField
              // biome-ignore lint/suspicious/noArrayIndexKey: so has a name
              key={place}
              label={named(t('form.fields.institutionName'), name.language)}
              value={institutionOf(at).names?.[place] ?? name.text}
              onChange={(text) => mendInstitution(at, { names: { ...institutionOf(at).names, [place]: text } })}
              dir="auto"
              error={said(`institutions.${at}.names.${place}.text`)}
            />
          ))}
          <TextField
            {...web}
            label={t('form.fields.institutionWebsite')}
            value={institutionOf(at).website ?? institution.website ?? ''}
            onChange={(website) => mendInstitution(at, { website })}
            error={said(`institutions.${at}.website`)}
          />
        </fieldset>
      ))}
      {form.descriptions.map(({ language, text }, at) => (
        <TextArea
          key={language}
          label={named(t('form.fields.description'), language)}
          value={mends.descriptions?.[at] ?? text}
          onChange={(text) => onMend({ ...mends, descriptions: { ...mends.descriptions, [at]: text } })}
          dir="auto"
          lang={language}
          error={said(`descriptions.${at}.text`)}
        />
      ))}
    </>
  )
}
