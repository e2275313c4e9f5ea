import { useQueries } from '@tanstack/react-query'
import type { DuplicateMember } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { errorText } from '@/lib/errorText'
import { formatCount } from '@/lib/format'
import { Button } from '@/ui/Button'
import { Dialog, DialogActions } from '@/ui/Dialog'
import { Notice } from '@/ui/Notice'
import { ProgressLine } from '@/ui/ProgressLine'
import { duplicateQueries } from '../duplicateQueries'
import { idOf } from '../groups'
import { gainsOf, lossesOf } from './losses'
import styles from './MergeDialog.module.css'
import type { Merging } from './useDecide'

export interface MergeDialogProps {
  readonly stays: DuplicateMember
  readonly going: readonly Merging[]
  /** Why it did not come about; null while it was not tried. */
  readonly problem: string | null
  readonly isBusy: boolean
  readonly progress: { readonly done: number; readonly total: number } | null
  readonly onMerge: () => void
  readonly onClose: () => void
}

/** Says what a merger takes away and what it adds, and asks. */
export function MergeDialog({ stays, going, problem, isBusy, progress, onMerge, onClose }: MergeDialogProps) {
  const effects = useQueries({ queries: going.map(({ member }) => duplicateQueries.effect(idOf(stays), idOf(member))) })
  const failed = effects.find(({ isError }) => isError)
  const isKnown = effects.every(({ isSuccess }) => isSuccess)
  const known = going.map(({ member, pair }, index) => ({ member, pair, effect: effects[index]?.data }))
  const [first] = going
  const name = nameOf(stays.asset)
  return (
    <Dialog
      role="alertdialog"
      title={going.length === 1 && first ? `Merge ${nameOf(first.member.asset)} into ${name}?` : `Merge ${formatCount(going.length, 'asset')} into ${name}?`}
      isOpen
      onClose={() => {
        if (!isBusy) onClose()
      }}
    >
      <section className={styles['part']} aria-label="What is lost">
        <h3>Lost</h3>
        <ul className={styles['list']}>
          {lossesOf(stays, known).map((loss) => (
            <li key={loss}>{loss}</li>
          ))}
        </ul>
      </section>
      {!isKnown && !failed && <p role="status">Looking what their metadata says…</p>}
      {isKnown && (
        <section className={styles['part']} aria-label="What is added">
          <h3>Added to {name}</h3>
          <ul className={styles['list']}>
            {gainsOf(known).map((gain) => (
              <li key={gain}>{gain}</li>
            ))}
          </ul>
        </section>
      )}
      {failed && (
        <Notice tone="error" action={<Button size="sm" onPress={() => void Promise.all(effects.map(({ refetch }) => refetch()))}>Try again</Button>}>
          {errorText(failed.error)}
        </Notice>
      )}
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <p className={styles['undo']}>For ten minutes this can be undone. What is added then stays.</p>
      {progress !== null && progress.total > 1 && (
        <div className={styles['progress']}>
          <span role="status">
            {progress.done} of {formatCount(progress.total, 'asset')} merged
          </span>
          <ProgressLine label="Merged" percent={(100 * progress.done) / progress.total} />
        </div>
      )}
      <DialogActions>
        <Button kind="quiet" isDisabled={isBusy} onPress={onClose}>
          Cancel
        </Button>
        <Button kind="danger" isDisabled={!isKnown} isPending={isBusy} onPress={onMerge}>
          {isBusy ? 'Merging…' : going.length === 1 ? 'Merge and delete' : `Merge and delete ${going.length}`}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
