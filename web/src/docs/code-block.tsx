import { useTranslation } from 'react-i18next'
import { Code } from '../ui/code.tsx'

type CodeBlockProps = { label: string; text: string; isJson?: boolean; canCopy?: boolean }

export function CodeBlock(props: CodeBlockProps) {
  const { t } = useTranslation()
  return <Code {...props} copyLabel={t('docs.copy')} copiedText={t('docs.copied')} />
}
