import { Keyboard, LayoutGrid, List } from 'lucide-react'
import type { ModerationCounts } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { Segments } from '@/ui/Segments'
import { FilterMenu } from './FilterMenu'
import styles from './ModerationHeader.module.css'
import type { ModerationSearch, QueueFilter } from './moderationSearch'
import { kindLabels, type ModerationKind, outcomeWords } from './words'

const views = [
  { id: 'cards', label: 'Cards', icon: <LayoutGrid aria-hidden /> },
  { id: 'list', label: 'List', icon: <List aria-hidden /> },
] as const

const statuses = ['pending', 'approved', 'rejected'] as const

const kinds = [
  { id: 'all', label: 'All kinds' },
  // The table holds these keys and no other.
  ...(Object.keys(kindLabels) as ModerationKind[]).map((id) => ({ id, label: kindLabels[id] })),
] as const

const orders = [
  { id: 'newest', label: 'Newest first' },
  { id: 'oldest', label: 'Oldest first' },
] as const

const numbers = new Intl.NumberFormat('en', { notation: 'compact' })

export interface ModerationHeaderProps {
  readonly filter: QueueFilter
  readonly view: 'cards' | 'list'
  /** Undefined until they have come. */
  readonly counts: ModerationCounts | undefined
  readonly onSearch: (change: Partial<ModerationSearch>) => void
  readonly onHelp: () => void
}

/** Which assets are shown, in which order and how. */
export function ModerationHeader({ filter, view, counts, onSearch, onHelp }: ModerationHeaderProps) {
  return (
    <header className={styles['header']}>
      <h1>Moderation</h1>
      <Segments
        label="Status"
        segments={statuses.map((id) => ({ id, label: outcomeWords[id], count: counts && numbers.format(counts[id]) }))}
        value={filter.status}
        onChange={(status) => onSearch({ status: status === 'pending' ? undefined : status, open: undefined })}
      />
      <div className={styles['filters']}>
        <FilterMenu label="Kind" choices={kinds} value={filter.kind ?? 'all'} onChange={(kind) => onSearch({ kind: kind === 'all' ? undefined : kind, open: undefined })} />
        <FilterMenu label="Order" choices={orders} value={filter.order} onChange={(order) => onSearch({ order: order === 'oldest' ? order : undefined })} />
      </div>
      <div className={styles['tools']}>
        <IconButton label="Keyboard shortcuts" onPress={onHelp}>
          <Keyboard aria-hidden />
        </IconButton>
        <Segments label="View" segments={views} value={view} onChange={(next) => onSearch({ view: next === 'list' ? next : undefined })} />
      </div>
    </header>
  )
}
