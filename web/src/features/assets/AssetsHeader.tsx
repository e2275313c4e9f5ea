import { ArrowUp, LayoutGrid, List, Trash2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatCount } from '@/lib/format'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Segments } from '@/ui/Segments'
import styles from './AssetsHeader.module.css'
import type { AssetSearch } from './assetSearch'
import { useAssetList, useAssetListView } from './list/AssetListContext'

export interface AssetsHeaderProps {
  readonly view: 'cards' | 'list'
  readonly selected: readonly string[]
  readonly onSearch: (change: Partial<AssetSearch>) => void
  readonly onDelete: (ids: readonly string[]) => void
  readonly uploadButton: ReactNode
}

const views = [
  { id: 'cards', label: 'Cards', icon: <LayoutGrid aria-hidden /> },
  { id: 'list', label: 'List', icon: <List aria-hidden /> },
] as const

/** Title, count and view; with a selection, what can be done with it. */
export function AssetsHeader({ view, selected, onSearch, onDelete, uploadButton }: AssetsHeaderProps) {
  return (
    <header className={styles['header']}>
      {selected.length > 1 ? (
        <div className={styles['title']} role="group" aria-label="Selection">
          <h1 className="visually-hidden">Assets</h1>
          <IconButton label="Clear selection" onPress={() => onSearch({ selected: [] })}>
            <X aria-hidden />
          </IconButton>
          <strong aria-live="polite">{selected.length} selected</strong>
          <Button kind="quiet" onPress={() => onDelete(selected)}>
            <Trash2 aria-hidden />
            Delete
          </Button>
        </div>
      ) : (
        <Title />
      )}
      <Arrivals />
      <div className={styles['tools']}>
        <Segments label="View" segments={views} value={view} onChange={(next) => onSearch({ view: next === 'list' ? next : undefined })} />
        {uploadButton}
      </div>
    </header>
  )
}

function Title() {
  const { state, count, complete } = useAssetListView()
  return (
    <div className={styles['title']}>
      <h1>Assets</h1>
      {state === 'ready' && count > 0 && (
        <span className={styles['count']}>{complete ? formatCount(count, 'asset') : `newest ${formatCount(count, 'asset')}`}</span>
      )}
    </div>
  )
}

/** What has arrived while the person looks at something further down. */
function Arrivals() {
  const list = useAssetList()
  const { arrivals, hasMoreArrivals } = useAssetListView()
  return (
    <div role="status" className={styles['arrivals']}>
      {arrivals > 0 && (
        <Button
          kind="primary"
          size="sm"
          onPress={() => {
            list.reveal()
            document.querySelector('[role="grid"][aria-label="Assets"]')?.parentElement?.scrollTo({ top: 0 })
          }}
        >
          <ArrowUp aria-hidden />
          {hasMoreArrivals ? `At least ${formatCount(arrivals, 'new asset')}` : formatCount(arrivals, 'new asset')}
        </Button>
      )}
    </div>
  )
}
