import type { ReactNode } from 'react'
import type { Session } from '@/api/types'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { useDelete } from './actions/useDelete'
import styles from './AssetsPage.module.css'
import { AssetsHeader } from './AssetsHeader'
import type { AssetSearch } from './assetSearch'
import { EmptyLibrary } from './EmptyLibrary'
import { AssetGrid } from './grid/AssetGrid'
import { GridSkeleton } from './grid/GridSkeleton'
import { ListFailure } from './list/ListFailure'
import { useAssetList, useAssetListView } from './list/AssetListContext'
import { usePolling } from './list/usePolling'
import { PreviewPane } from './pane/PreviewPane'

export interface AssetsPageProps {
  readonly session: Session
  readonly search: AssetSearch
  readonly onSearch: (change: Partial<AssetSearch>) => void
  /** The way to upload, from another feature. */
  readonly uploadButton: ReactNode
}

/** As in the styles: where the pane lies over the page. */
const narrow = '(max-width: 47rem)'

/** All assets, newest first, and what is known about the one that is open. */
export function AssetsPage({ session, search, onSearch, uploadButton }: AssetsPageProps) {
  const list = useAssetList()
  usePolling(list)
  const { state, count, complete, error } = useAssetListView()
  const selected = search.selected ?? []
  const deleteNow = useDelete()

  const onDelete = (ids: readonly string[]): void => {
    const gone = new Set(ids)
    onSearch({
      selected: selected.filter((id) => !gone.has(id)),
      ...(search.open !== undefined && gone.has(search.open) && { open: undefined }),
    })
    void deleteNow(ids)
  }
  const covers = useMediaQuery(narrow) && search.open !== undefined
  const isEmpty = state === 'ready' && count === 0 && complete

  return (
    <div className={styles['page']} data-open={search.open !== undefined}>
      <section className={styles['main']} aria-label="Assets" inert={covers}>
        <AssetsHeader view={search.view ?? 'cards'} selected={selected} onSearch={onSearch} onDelete={onDelete} uploadButton={uploadButton} />
        {error !== undefined && <ListFailure error={error} hasAssets={count > 0} />}
        <div className={styles['body']}>
          {state === 'loading' && <GridSkeleton />}
          {isEmpty && <EmptyLibrary session={session} uploadButton={uploadButton} />}
          {count > 0 && (
            <AssetGrid
              view={search.view ?? 'cards'}
              open={search.open}
              selected={selected}
              onOpen={(open, next) => onSearch({ open, selected: next })}
              onSelect={(next) => onSearch({ selected: next })}
              onDelete={onDelete}
            />
          )}
        </div>
      </section>
      {search.open !== undefined && (
        <PreviewPane
          key={search.open}
          assetId={search.open}
          session={session}
          covers={covers}
          tab={search.tab ?? 'summary'}
          onTab={(tab) => onSearch({ tab: tab === 'metadata' ? tab : undefined })}
          onClose={() => onSearch({ open: undefined, tab: undefined })}
          onDelete={(id) => onDelete([id])}
        />
      )}
    </div>
  )
}
