import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ModeratedCard, Session } from '@/api/types'
import { absoluteUrl } from '@/lib/deliveryUrl'
import { errorText } from '@/lib/errorText'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { ShortcutsDialog } from '@/ui/ShortcutsDialog'
import { toast } from '@/ui/toasts'
import { ReasonDialog } from './decide/ReasonDialog'
import { type NewOutcome, useDecisions } from './decide/useDecisions'
import { ModerationHeader } from './ModerationHeader'
import styles from './ModerationPage.module.css'
import { moderationQueries } from './moderationQueries'
import { filterOf, type ModerationSearch } from './moderationSearch'
import type { QueueActions } from './queue/actions'
import { EmptyQueue } from './queue/EmptyQueue'
import { QueueGrid } from './queue/QueueGrid'
import { QueueSkeleton } from './queue/QueueSkeleton'
import { ReviewPane } from './review/ReviewPane'
import { onReviewKey, type ReviewKeys } from './reviewKeys'
import { SelectionBar } from './SelectionBar'
import { shortcuts } from './shortcuts'
import { useQueue } from './useQueue'
import { isInPane, useReview } from './useReview'

export interface ModerationPageProps {
  readonly session: Session
  readonly search: ModerationSearch
  readonly onSearch: (change: Partial<ModerationSearch>) => void
  readonly onShowInAssets: (assetId: string) => void
  /** Assets are moderated otherwise now: what else shows them should know. */
  readonly onDecided: (outcomes: readonly NewOutcome[]) => void
}

/** What the person is asked, and whether that was in the pane, which the focus then goes back to. */
type Asked = { readonly cards: readonly ModeratedCard[]; readonly isFromPane: boolean } | 'keys'

/** As in the styles: where the pane lies over the page. */
const narrow = '(max-width: 56rem)'

/** What waits for a person, and what was decided. */
export function ModerationPage({ session, search, onSearch, onShowInAssets, onDecided }: ModerationPageProps) {
  const filter = filterOf(search)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { view, decide, undo, dismiss, listed } = useDecisions(onDecided)
  const { list, counts, items } = useQueue(filter, view, listed)
  const root = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const review = useReview({ items, filter, open: search.open, onOpen: (open) => onSearch({ open }), onDecide: (cards, to, reason) => void decide(cards, to, reason), root, heading })
  const details = useQuery({ ...moderationQueries.history(search.open ?? ''), enabled: search.open !== undefined })
  const { selected } = review
  const chosen = items.filter(({ card }) => selected.includes(card.asset.assetId)).map(({ card }) => card)
  const openAt = items.findIndex(({ card }) => card.asset.assetId === search.open)
  const covers = useMediaQuery(narrow) && search.open !== undefined

  const step = (by: 1 | -1): void => {
    const index = (openAt >= 0 ? openAt : review.active) + by
    const card = review.at(index)
    if (!card) return
    review.setActive(index)
    review.look(card.asset.assetId)
  }
  const askReason = (cards: readonly ModeratedCard[]): void => setAsked({ cards, isFromPane: isInPane() })
  const actions: QueueActions = {
    decide: review.decide,
    askReason,
    dismiss,
    open: ({ asset }) => review.look(asset.assetId),
    copyUrl: ({ asset }) => void copy(absoluteUrl(asset.deliveryUrl, session.deliveryBase)),
    showInAssets: ({ asset }) => onShowInAssets(asset.assetId),
  }
  const keys: ReviewKeys = {
    count: items.length,
    open: items[openAt]?.card ?? details.data?.asset,
    isOpen: search.open !== undefined,
    onOpen: (open) => (open === search.open ? onSearch({ open: undefined }) : review.look(open)),
    onStep: step,
    onReason: askReason,
    onUndo: () => void undo(),
    onHelp: () => setAsked('keys'),
  }

  return (
    // The keys are handled once for the queue and the pane, which take the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={root} className={styles['page']} data-open={search.open !== undefined} aria-label="Moderation" onKeyDown={(event) => onReviewKey(event, review, keys)} {...review.focus}>
      <div className={styles['main']} inert={covers}>
        <ModerationHeader filter={filter} view={search.view ?? 'cards'} counts={counts.data} onSearch={onSearch} onHelp={() => setAsked('keys')} />
        {(chosen.length > 0 || view.progress !== null) && (
          <SelectionBar
            cards={chosen}
            status={filter.status}
            progress={view.progress}
            onDecide={(to) => review.decide(chosen, to)}
            onReason={() => askReason(chosen)}
            onClear={review.clear}
          />
        )}
        {list.isError && (
          <div className={styles['notice']}>
            <Notice tone="error" action={<Button size="sm" onPress={() => void list.refetch()}>Try again</Button>}>
              {errorText(list.error)} {items.length > 0 && 'What you see may be out of date.'}
            </Notice>
          </div>
        )}
        {items.length > 0 && items.every(({ card }) => !card.canDecide) && (
          <div className={styles['notice']}>
            <Notice tone="info">You may look at these assets. Deciding takes the right to edit in their folders, which an administrator can give you.</Notice>
          </div>
        )}
        <div className={styles['body']}>
          {list.isPending && <QueueSkeleton />}
          {list.isSuccess && items.length === 0 && !list.hasNextPage && (
            <EmptyQueue filter={filter} heading={heading} onAllKinds={() => onSearch({ kind: undefined })} />
          )}
          {(items.length > 0 || list.hasNextPage) && (
            <QueueGrid
              items={items}
              view={search.view ?? 'cards'}
              active={review.active}
              open={search.open}
              selected={selected}
              now={counts.dataUpdatedAt || list.dataUpdatedAt}
              actions={actions}
              onFocusRow={review.onFocusRow}
              onRows={review.settleFocus}
              onChoose={review.choose}
              more={{ isThere: list.hasNextPage, isComing: list.isFetchingNextPage, hasFailed: list.isFetchNextPageError, load: () => void list.fetchNextPage() }}
            />
          )}
        </div>
      </div>
      {search.open !== undefined && (
        <ReviewPane assetId={search.open} item={items[openAt]} session={session} actions={actions} onStep={step} onClose={review.close} covers={covers} />
      )}
      {asked === 'keys' && <ShortcutsDialog shortcuts={shortcuts} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'keys' && (
        <ReasonDialog
          cards={asked.cards}
          onClose={() => setAsked(null)}
          onReject={(reason) => {
            setAsked(null)
            review.decide(asked.cards, 'rejected', reason, asked.isFromPane)
          }}
        />
      )}
    </section>
  )
}

async function copy(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url)
    toast({ text: 'URL copied' })
  } catch {
    toast({ tone: 'error', text: 'The browser did not allow copying.' })
  }
}
