import { ArrowRight, Check, CircleDashed, Clock, X } from 'lucide-react'
import type { ModeratedCard } from '@/api/types'
import { formatMoment } from '@/lib/format'
import { kindLabel, reasonText, stepWords } from '../words'
import styles from './StepList.module.css'

const icons: Readonly<Record<string, typeof Check>> = { pending: Clock, queued: CircleDashed, approved: Check, rejected: X, overridden: ArrowRight, aborted: CircleDashed }

/** The chain of moderations: who has said what, and whose turn it is. */
export function StepList({ card: { steps } }: { readonly card: ModeratedCard }) {
  return (
    <section className={styles['section']} aria-label="Checks">
      <h3>Checks</h3>
      {steps.length === 0 && <p className={styles['muted']}>Nothing moderates this asset.</p>}
      <ol className={styles['steps']}>
        {steps.map((step) => {
          const Icon = icons[step.status] ?? CircleDashed
          return (
            <li key={step.kind} className={styles['step']} data-status={step.status}>
              <span className={styles['icon']}>
                <Icon aria-hidden />
              </span>
              <div className={styles['body']}>
                <p className={styles['line']}>
                  <strong>{kindLabel(step.kind)}</strong>
                  <span className={styles['muted']} title={formatMoment(step.updatedAt)}>
                    {stepWords[step.status] ?? step.status}
                  </span>
                </p>
                {step.message !== null && <p className={styles['muted']}>{step.message}</p>}
                {step.reasons.map((reason) => (
                  <div key={reason.name} className={styles['reason']}>
                    <span>{reasonText(step.kind, reason)}</span>
                    {step.kind !== 'metadata' && (
                      <span className={styles['meter']} aria-hidden>
                        <span style={{ inlineSize: `${Math.round(reason.confidence * 100)}%` }} />
                      </span>
                    )}
                  </div>
                ))}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
