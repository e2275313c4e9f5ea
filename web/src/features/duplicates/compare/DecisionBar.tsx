import { ArrowLeft, ArrowLeftRight, ArrowRight, Check, CopyX, Merge, RotateCcw } from 'lucide-react'
import { nameOf } from '@/lib/describe'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Notice } from '@/ui/Notice'
import { partnersOf, idOf } from '../groups'
import styles from './DecisionBar.module.css'
import { mayDecide, mayMerge } from './rights'
import type { Sides } from './useComparison'

export interface CompareActions {
  readonly decide: (kind: 'keep' | 'notDuplicate' | null) => void
  /** The one that is on that side stays. */
  readonly merge: (stays: 'left' | 'right') => void
  readonly mergeAll: () => void
  readonly swap: () => void
}

export interface DecisionBarProps {
  readonly sides: Sides
  readonly isDecided: boolean
  readonly isBusy: boolean
  readonly actions: CompareActions
}

/** What can be decided about the two that are compared, and what keeps one from it. */
export function DecisionBar({ sides, isDecided, isBusy, actions }: DecisionBarProps) {
  const { group, left, right, pair } = sides
  const reason = pair === undefined ? `These two are in one group by way of others: of them something else was decided, or is to be decided in another class. Choose another one to compare with ${nameOf(left.asset)}.` : reasonOf(sides)
  const may = pair !== undefined && mayDecide(left, right)
  const partners = partnersOf(group, idOf(left)).filter((each) => mayMerge(left, each))
  return (
    <>
      <div className={styles['bar']} role="group" aria-label="Decision">
        {isDecided ? (
          <Button isDisabled={!may} isPending={isBusy} onPress={() => actions.decide(null)}>
            <RotateCcw aria-hidden />
            Take back
          </Button>
        ) : (
          <>
            <Button kind="primary" isDisabled={!may || !right.canDelete} isPending={isBusy} onPress={() => actions.merge('left')}>
              <ArrowLeft aria-hidden />
              Keep left
            </Button>
            <Button isDisabled={!may || !left.canDelete} isPending={isBusy} onPress={() => actions.merge('right')}>
              Keep right
              <ArrowRight aria-hidden />
            </Button>
            <Button isDisabled={!may} isPending={isBusy} onPress={() => actions.decide('keep')}>
              <Check aria-hidden />
              Keep both
            </Button>
            <Button isDisabled={!may} isPending={isBusy} onPress={() => actions.decide('notDuplicate')}>
              <CopyX aria-hidden />
              Not duplicates
            </Button>
            {partners.length > 1 && (
              <Button isPending={isBusy} onPress={actions.mergeAll}>
                <Merge aria-hidden />
                Merge {partners.length} into left
              </Button>
            )}
          </>
        )}
        <span className={styles['swap']}>
          <IconButton label="Swap the two sides" onPress={actions.swap}>
            <ArrowLeftRight aria-hidden />
          </IconButton>
        </span>
      </div>
      {reason !== null && <Notice tone="info">{reason}</Notice>}
    </>
  )
}

function reasonOf({ left, right }: Sides): string | null {
  if (!mayDecide(left, right)) return 'You may look at these assets. Deciding takes the right to edit in the folders of both, which an administrator can give you.'
  const kept = [left, right].filter((each) => !each.canDelete)
  if (kept.length === 0) return null
  return `You may not delete ${kept.map(({ asset }) => nameOf(asset)).join(' and ')}: merged into another one, an asset is deleted.`
}
