import { useRef, useState } from 'react'
import { errorText } from '@/lib/errorText'
import { useMediaQuery } from '@/lib/useMediaQuery'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { ShortcutsDialog } from '@/ui/ShortcutsDialog'
import { ComparePane } from './compare/ComparePane'
import { MergeDialog } from './decide/MergeDialog'
import type { DecideEffects } from './decide/useDecide'
import { onDuplicateKey } from './duplicateKeys'
import { DuplicatesHeader } from './DuplicatesHeader'
import styles from './DuplicatesPage.module.css'
import { type DuplicatesSearch, filterOf } from './duplicatesSearch'
import { idOf } from './groups'
import { GroupGrid } from './list/GroupGrid'
import { GroupSkeleton } from './list/GroupSkeleton'
import { NoGroups } from './list/NoGroups'
import { shortcuts } from './shortcuts'
import { useDeciding } from './useDeciding'
import { useGroups } from './useGroups'

export interface DuplicatesPageProps extends DecideEffects {
  readonly search: DuplicatesSearch
  readonly onSearch: (change: Partial<DuplicatesSearch>) => void
  readonly onShowInAssets: (assetId: string) => void
}

/** As in the styles: where the comparison lies over the page. */
const narrow = '(max-width: 64rem)'

/** Duplicates that were found, in groups, and what becomes of them. */
export function DuplicatesPage({ search, onSearch, onShowInAssets, onMerged, onRestored }: DuplicatesPageProps) {
  const filter = filterOf(search)
  const { list, groups, counts } = useGroups(filter)
  const root = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [isHelping, setHelping] = useState(false)
  const deciding = useDeciding({ groups, filter, search, onSearch, onMerged, onRestored, root, heading })
  const { comparison, decide, asked, focus, actions } = deciding
  const isOpen = search.open !== undefined
  const covers = useMediaQuery(narrow) && isOpen

  return (
    // The keys are handled once for the groups and the comparison, which take the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={styles['page']}
      data-open={isOpen}
      aria-label="Duplicates"
      onKeyDown={(event) =>
        onDuplicateKey(event, {
          count: groups.length,
          active: deciding.active,
          isOpen,
          actions,
          isDecided: filter.decided,
          onGoTo: deciding.goTo,
          onOpen: deciding.toggle,
          onStep: deciding.step,
          onClose: deciding.close,
          onUndo: () => void deciding.undo(),
          onHelp: () => setHelping(true),
        })
      }
      {...focus.handlers}
    >
      <div className={styles['main']} inert={covers}>
        <DuplicatesHeader filter={filter} counts={counts} onSearch={onSearch} undoable={decide.past.at(-1)?.text} onUndo={() => void deciding.undo()} onHelp={() => setHelping(true)} />
        {list.isError && (
          <div className={styles['notice']}>
            <Notice tone="error" action={<Button size="sm" onPress={() => void list.refetch()}>Try again</Button>}>
              {errorText(list.error)} {groups.length > 0 && 'What you see may be out of date.'}
            </Notice>
          </div>
        )}
        <div className={styles['body']}>
          {list.isPending && <GroupSkeleton />}
          {list.isSuccess && groups.length === 0 && !list.hasNextPage && <NoGroups filter={filter} heading={heading} />}
          {(groups.length > 0 || list.hasNextPage) && (
            <GroupGrid
              groups={groups}
              active={deciding.active}
              open={comparison.index}
              onOpen={deciding.open}
              onFocusRow={deciding.setActive}
              onRows={focus.settle}
              more={{ isThere: list.hasNextPage, isComing: list.isFetchingNextPage, hasFailed: list.isFetchNextPageError, load: () => void list.fetchNextPage() }}
            />
          )}
        </div>
      </div>
      {isOpen && (
        <ComparePane
          sides={comparison.sides}
          isGone={comparison.isGone}
          isLoading={list.isPending}
          isDecided={filter.decided}
          isBusy={deciding.isBusy}
          actions={deciding.allActions}
          onChoose={deciding.choose}
          onShowInAssets={onShowInAssets}
          onStep={deciding.step}
          onClose={deciding.close}
          covers={covers}
        />
      )}
      {isHelping && <ShortcutsDialog shortcuts={shortcuts} onClose={() => setHelping(false)} />}
      {asked !== null && (
        <MergeDialog
          key={idOf(asked.stays)}
          stays={asked.stays}
          going={asked.going}
          problem={asked.problem}
          isBusy={decide.isBusy}
          progress={decide.progress}
          onMerge={() => void deciding.merge()}
          onClose={deciding.cancel}
        />
      )}
    </section>
  )
}
