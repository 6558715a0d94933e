import { useTranslation } from 'react-i18next'
import { Checkbox } from '../ui/checkbox.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import styles from './moderation.module.css'
import { useRowKeysOn } from './row-keys.ts'

const keys = [
  { name: 'next', pressed: ['j', '↓'] },
  { name: 'previous', pressed: ['k', '↑'] },
  { name: 'choose', pressed: ['x'] },
  { name: 'open', pressed: ['Enter'] },
] as const

/** What can be done by single keys, and the switch that takes them away. */
export function KeyboardHelp() {
  const { t } = useTranslation()
  const [isOn, switchKeys] = useRowKeysOn()
  return (
    <Disclosure title={t('moderation.keys.title')} level={2}>
      <dl className={styles.keys}>
        {keys.map(({ name, pressed }) => (
          <div key={name}>
            <dt>
              {pressed.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`moderation.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={t('moderation.keys.use')}
        hint={t('moderation.keys.useHint')}
        checked={isOn}
        onChange={switchKeys}
      />
    </Disclosure>
  )
}
