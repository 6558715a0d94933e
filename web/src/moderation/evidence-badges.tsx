import { Check } from 'lucide-react'
import { useTerms } from '../i18n/terms.ts'
import { Badge } from '../ui/badge.tsx'

/** The steps of the evidence ladder that are climbed already. */
export function EvidenceBadges({ evidence }: { evidence: readonly string[] }) {
  const terms = useTerms()
  return evidence.map((step) => (
    <Badge key={step} tone="calm" icon={Check}>
      {terms.label('evidence', step)}
    </Badge>
  ))
}
