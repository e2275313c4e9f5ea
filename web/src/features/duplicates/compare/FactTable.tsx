import { useQuery } from '@tanstack/react-query'
import type { AssetCard } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { duplicateQueries } from '../duplicateQueries'
import styles from './FactTable.module.css'
import { factsOf } from './facts'

/** What is known of two assets, with what differs in sight. */
export function FactTable({ left, right }: { readonly left: AssetCard; readonly right: AssetCard }) {
  const leftDetails = useQuery(duplicateQueries.details(left.assetId)).data
  const rightDetails = useQuery(duplicateQueries.details(right.assetId)).data
  return (
    <table className={styles['facts']}>
      <caption className="visually-hidden">
        {nameOf(left)} and {nameOf(right)}
      </caption>
      <colgroup>
        <col className={styles['name']} />
        <col span={2} />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">Fact</th>
          <th scope="col">Left: {nameOf(left)}</th>
          <th scope="col">Right: {nameOf(right)}</th>
        </tr>
      </thead>
      <tbody>
        {factsOf(left, right, leftDetails, rightDetails).map((fact) => (
          <tr key={fact.name} data-differs={fact.differs}>
            <th scope="row">
              {fact.name}
              {fact.differs && <span className="visually-hidden"> (differs)</span>}
            </th>
            <td>{fact.left || '–'}</td>
            <td>{fact.right || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
