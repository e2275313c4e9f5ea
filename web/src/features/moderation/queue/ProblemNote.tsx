import { CircleAlert, X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { decisionText } from '../words'
import styles from './ProblemNote.module.css'
import type { QueueItem } from './queueOf'

export interface ProblemNoteProps {
  readonly problem: NonNullable<QueueItem['problem']>
  readonly onDismiss: () => void
}

/** Why a decision did not come about, beside the asset that it was about. */
export function ProblemNote({ problem, onDismiss }: ProblemNoteProps) {
  return (
    <span className={styles['note']} data-state={problem.state}>
      <CircleAlert aria-hidden />
      <span className={styles['text']}>
        {problem.state === 'refused' ? problem.reason : problem.by && problem.by.to === problem.status ? `${decisionText(problem.by)} meanwhile` : problem.reason}
        {problem.state === 'meanwhile' && problem.by?.reason ? `: ${problem.by.reason}` : ''}
      </span>
      <Button className={styles['dismiss'] ?? ''} aria-label="Understood" onPress={onDismiss}>
        <X aria-hidden />
      </Button>
    </span>
  )
}
