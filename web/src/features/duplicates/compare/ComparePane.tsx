import { ChevronLeft, ChevronRight, X } from 'lucide-react'
import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import type { DuplicatePair } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { Notice } from '@/ui/Notice'
import { idOf } from '../groups'
import { decisionText, likenessText } from '../words'
import styles from './ComparePane.module.css'
import { type CompareActions, DecisionBar } from './DecisionBar'
import { FactTable } from './FactTable'
import { MemberStrip } from './MemberStrip'
import { Side } from './Side'
import type { Sides } from './useComparison'

export interface ComparePaneProps {
  /** Null until the group has come, or where it is not among those that are listed. */
  readonly sides: Sides | null
  /** Somebody decided, or its address is not of a group that is listed. */
  readonly isGone: boolean
  readonly isLoading: boolean
  /** What is listed is what was decided. */
  readonly isDecided: boolean
  readonly isBusy: boolean
  readonly actions: CompareActions
  readonly onChoose: (assetId: string) => void
  readonly onShowInAssets: (assetId: string) => void
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
  /** It covers the page, so that the focus must come along. */
  readonly covers: boolean
}

/** Two assets of a group beside each other, with what differs and what can be decided. */
export function ComparePane({ sides, isGone, isLoading, isDecided, isBusy, actions, onChoose, onShowInAssets, onStep, onClose, covers }: ComparePaneProps) {
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (covers) pane.current?.focus()
  }, [covers])
  if (sides === null) {
    return (
      <Frame pane={pane} label="Comparison" title=" " onStep={onStep} onClose={onClose}>
        {isLoading ? <p role="status">Loading the comparison…</p> : <Notice tone="info">These duplicates are not among those that are listed: they were decided or merged, are no duplicates any more, or come further down.</Notice>}
      </Frame>
    )
  }
  const { group, left, right, pair } = sides
  const names = `${nameOf(left.asset)} and ${nameOf(right.asset)}`
  return (
    <Frame pane={pane} label={`Comparison of ${names}`} title={names} detail={[pair && likenessText(pair), group.count > 2 && formatCount(group.count, 'asset')]} onStep={onStep} onClose={onClose}>
      {(group.assets.length > 2 || group.count > 2) && <MemberStrip sides={sides} onChoose={onChoose} />}
      <div className={styles['sides']}>
        <Side member={left} side="Left" onShowInAssets={() => onShowInAssets(idOf(left))} />
        <Side member={right} side="Right" onShowInAssets={() => onShowInAssets(idOf(right))} />
      </div>
      {isGone ? (
        <Notice tone="warning">This was decided or merged meanwhile, or the two are no duplicates any more. Go on with the next group.</Notice>
      ) : (
        <>
          <DecisionBar sides={sides} isDecided={isDecided} isBusy={isBusy} actions={actions} />
          {pair?.decision && <Notice tone="info">{isDecided ? decisionText(pair.decision) : againText(pair, pair.decision)}</Notice>}
        </>
      )}
      <FactTable left={left.asset} right={right.asset} />
    </Frame>
  )
}

/** Why what somebody decided is asked again. */
const againText = (pair: DuplicatePair, decision: NonNullable<DuplicatePair['decision']>): string =>
  `${decisionText(decision)}. ${decision.kind === 'merge' ? 'That was undone.' : pair.class === 'identical' ? 'They have the same bytes since then, so it is asked again.' : 'It is asked again.'}`

interface FrameProps {
  readonly pane: Ref<HTMLElement>
  readonly label: string
  readonly title: string
  readonly detail?: readonly (string | false | undefined)[]
  readonly onStep: (by: 1 | -1) => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function Frame({ pane, label, title, detail = [], onStep, onClose, children }: FrameProps) {
  return (
    <aside ref={pane} tabIndex={-1} className={styles['pane']} aria-label={label}>
      <header className={styles['header']}>
        <div className={styles['heading']}>
          <h2 title={title}>{title}</h2>
          <p>{detail.filter(Boolean).join(' · ')}</p>
        </div>
        <IconButton label="Previous group" onPress={() => onStep(-1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <IconButton label="Next group" onPress={() => onStep(1)}>
          <ChevronRight aria-hidden />
        </IconButton>
        <IconButton label="Close comparison" onPress={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {children}
    </aside>
  )
}
