import { Globe, Minus, Plus } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import styles from './map-frame.module.css'
import type { MapLabels } from './map-labels.ts'

type MapControlsProps = {
  labels: Pick<MapLabels, 'zoomIn' | 'zoomOut' | 'wholeWorld'>
  onZoom: (by: number) => void
  onWholeWorld: () => void
}

export function MapControls({ labels, onZoom, onWholeWorld }: MapControlsProps) {
  return (
    <div className={styles.controls} data-over-map>
      <IconButton label={labels.zoomIn} icon={Plus} onClick={() => onZoom(1)} />
      <IconButton label={labels.zoomOut} icon={Minus} onClick={() => onZoom(-1)} />
      <IconButton label={labels.wholeWorld} icon={Globe} onClick={onWholeWorld} />
    </div>
  )
}
