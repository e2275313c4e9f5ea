import type { ModerationDecision } from '@/api/types'
import { formatMoment } from '@/lib/format'
import { decisionText } from '../words'
import styles from './DecisionHistory.module.css'
import steps from './StepList.module.css'

/** Every decision that is kept, latest first. */
export function DecisionHistory({ history }: { readonly history: readonly ModerationDecision[] | undefined }) {
  return (
    <section className={steps['section']} aria-label="History">
      <h3>History</h3>
      {history === undefined ? (
        <p className={steps['muted']}>Loading…</p>
      ) : history.length === 0 ? (
        <p className={steps['muted']}>Nobody has decided yet.</p>
      ) : (
        <ol className={styles['history']}>
          {history.map((decision) => (
            <li key={`${decision.at} ${decision.kind} ${decision.to}`} data-to={decision.to}>
              <p>
                {decisionText(decision)}
                {decision.overrides && <span className={styles['tag']}>overruled the machine</span>}
              </p>
              {decision.reason !== null && <p className={styles['reason']}>{decision.reason}</p>}
              <p className={steps['muted']}>{formatMoment(decision.at)}</p>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
