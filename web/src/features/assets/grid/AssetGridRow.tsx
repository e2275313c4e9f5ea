import { useAssetList } from '../list/AssetListContext'
import { AssetCardCell } from './AssetCardCell'
import styles from './AssetGrid.module.css'
import { AssetListRow } from './AssetListRow'

export interface AssetGridRowProps {
  readonly view: 'cards' | 'list'
  readonly row: number
  /** Distance from the top of the list and height, in CSS pixels. */
  readonly top: number
  readonly height: number
  readonly columns: number
  readonly count: number
  readonly tabStop: number
  readonly open: string | undefined
  readonly selected: readonly string[]
}

/** One row, at its place. What is not in memory yet is a skeleton of the same size. */
export function AssetGridRow({ view, row, top, height, columns, count, tabStop, open, selected }: AssetGridRowProps) {
  const list = useAssetList()
  const cellProps = (index: number) => {
    const id = list.idAt(index) ?? ''
    return { index, asset: list.at(index), isOpen: id === open, isSelected: selected.includes(id), isTabStop: index === tabStop }
  }
  if (view === 'list') return <AssetListRow {...cellProps(row)} top={top} height={height} />

  const first = row * columns
  const length = Math.min(columns, count - first)
  return (
    <div role="row" aria-rowindex={row + 1} className={styles['row']} style={{ blockSize: height, transform: `translateY(${top}px)` }}>
      {Array.from({ length }, (_, column) => (
        <AssetCardCell key={list.idAt(first + column) ?? column} column={column} {...cellProps(first + column)} />
      ))}
    </div>
  )
}
