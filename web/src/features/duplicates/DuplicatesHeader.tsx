import { Keyboard, Undo2 } from 'lucide-react'
import { IconButton } from '@/ui/IconButton'
import { Segments } from '@/ui/Segments'
import styles from './DuplicatesHeader.module.css'
import { type DuplicatesSearch, type GroupFilter, type Likeness, likenesses } from './duplicatesSearch'
import { classLabels } from './words'

const shows = [
  { id: 'open', label: 'To decide' },
  { id: 'decided', label: 'Decided' },
] as const

const numbers = new Intl.NumberFormat('en', { notation: 'compact' })

export interface DuplicatesHeaderProps {
  readonly filter: GroupFilter
  readonly counts: Readonly<Record<Likeness, number | undefined>>
  readonly onSearch: (change: Partial<DuplicatesSearch>) => void
  /** What the last decision was; undefined where there is none to take back. */
  readonly undoable: string | undefined
  readonly onUndo: () => void
  readonly onHelp: () => void
}

/** Which duplicates are listed. */
export function DuplicatesHeader({ filter, counts, onSearch, undoable, onUndo, onHelp }: DuplicatesHeaderProps) {
  return (
    <header className={styles['header']}>
      <h1>Duplicates</h1>
      <Segments
        label="Class"
        segments={likenesses.map((id) => ({ id, label: classLabels[id], count: counts[id] === undefined ? undefined : numbers.format(counts[id]) }))}
        value={filter.likeness}
        onChange={(likeness) => onSearch({ class: likeness === 'identical' ? undefined : likeness, open: undefined, with: undefined })}
      />
      <div className={styles['tools']}>
        {undoable !== undefined && (
          <IconButton label={`Undo: ${undoable}`} onPress={onUndo}>
            <Undo2 aria-hidden />
          </IconButton>
        )}
        <span className={styles['keys']}>
          <IconButton label="Keyboard shortcuts" onPress={onHelp}>
            <Keyboard aria-hidden />
          </IconButton>
        </span>
        <Segments label="Shown" segments={shows} value={filter.decided ? 'decided' : 'open'} onChange={(show) => onSearch({ show: show === 'decided' ? show : undefined, open: undefined, with: undefined })} />
      </div>
    </header>
  )
}
