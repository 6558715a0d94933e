import { Check } from 'lucide-react'
import { useEvidenceLabel } from '../people/use-evidence-label.ts'
import { Badge } from '../ui/badge.tsx'

/** The steps of the evidence ladder that are climbed already. */
export function EvidenceBadges({ evidence }: { evidence: readonly string[] }) {
  const labelOf = useEvidenceLabel()
  return evidence.map((step) => (
    <Badge key={step} tone="calm" icon={Check}>
      {labelOf(step)}
    </Badge>
  ))
}
