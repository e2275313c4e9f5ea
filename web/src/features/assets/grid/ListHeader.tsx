import styles from './AssetListRow.module.css'

const columns = ['Name', 'Format', 'Dimensions', 'Size', 'Folder', 'Tags', 'Added'] as const

export function ListHeader() {
  return (
    <div role="row" aria-rowindex={1} className={styles['header']}>
      {columns.map((name) => (
        <span key={name} role="columnheader">
          {name}
        </span>
      ))}
    </div>
  )
}
