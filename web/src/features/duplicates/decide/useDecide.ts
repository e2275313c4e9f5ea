import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ApiError, NetworkError } from '@/api/errors'
import type { AssetCard, DuplicateMember, DuplicatePair } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { errorText } from '@/lib/errorText'
import { formatCount } from '@/lib/format'
import { toast } from '@/ui/toasts'
import { duplicateQueries, sendDecision, undoMerger } from '../duplicateQueries'
import type { GroupFilter } from '../duplicatesSearch'
import { withAsset, withoutAssets, withoutPair } from '../groups'
import { decisionWords } from '../words'
import { follow, pastQuery, putBack, remember, take } from './past'
import { patchLists } from './patchLists'
import { seenOf } from './seen'

export interface DecideEffects {
  /** Assets are as they were before, or otherwise, or gone: what else shows them should know. */
  readonly onMerged: (kept: AssetCard, removedIds: readonly string[]) => void
  readonly onRestored: (assetIds: readonly string[]) => void
}

/** One that goes, with what was seen of it and the one that stays. */
export interface Merging {
  readonly member: DuplicateMember
  readonly pair: DuplicatePair
}

export interface MergeOutcome {
  readonly merged: readonly string[]
  /** Not merged, and why; what came after it was not tried. */
  readonly problem: string | null
  /** It is not as it was seen: there is nothing to try again. */
  readonly isStale: boolean
}

/** Somebody else was first: they are gone, decided, other files, or no duplicates any more. Where others merge (503), it is not. */
const isStale = (error: unknown): boolean => error instanceof ApiError && [404, 409, 412].includes(error.status)

/** What is listed may be out of date: also where no answer came, since the server may have done it. */
const isUnsure = (error: unknown): boolean => isStale(error) || error instanceof NetworkError

/** Decides about pairs, one call after the other, and says what came of it. */
export function useDecide(filter: GroupFilter, { onMerged, onRestored }: DecideEffects) {
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const running = useRef(false)
  const past = useQuery(pastQuery).data
  const closeLast = useRef<() => void>(undefined)
  const undoing = useRef<Promise<unknown>>(Promise.resolve())
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null)

  /** One message about decisions at a time: who decides fast has the last one in sight, and U for those before. */
  const say = (text: string, undoIt?: () => void): void => {
    closeLast.current?.()
    closeLast.current = toast({ text, ...(undoIt && { action: { label: 'Undo', run: undoIt } }) })
  }

  const reload = async (): Promise<void> => {
    await Promise.all([queryClient.invalidateQueries({ queryKey: duplicateQueries.lists }), queryClient.invalidateQueries({ queryKey: duplicateQueries.totals })])
  }

  /** Runs alone: a second press while the first is on its way is none. */
  const alone = async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running.current) return null
    running.current = true
    setBusy(true)
    try {
      return await work()
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  const fail = (error: unknown): void => {
    toast({ tone: 'error', text: errorText(error) })
    if (isUnsure(error)) void reload()
  }

  const undoDecision = async (pair: DuplicatePair, before: DuplicatePair['decision']): Promise<Undone<never>> => {
    try {
      // The decision alone: another version of a file is no reason to keep it.
      const { pair: after } = await sendDecision({ firstId: pair.firstId, secondId: pair.secondId, decision: before === null || before.kind === 'merge' ? null : before.kind, seen: seenOf(pair) })
      follow(queryClient, after)
      return { isDone: true, left: null }
    } catch (error) {
      toast({ tone: 'error', text: `Not undone: ${errorText(error)}` })
      return { isDone: false, left: isStale(error) ? null : [] }
    }
  }

  const undoMergers = async <T extends { readonly token: string }>(mergers: readonly T[]): Promise<Undone<T>> => {
    const restored: string[] = []
    let left: readonly T[] | null = null
    // The last one first: as they were.
    for (const each of mergers.toReversed()) {
      try {
        const { restored: back, failed } = await undoMerger(each.token)
        restored.push(...back.map(({ assetId }) => assetId))
        for (const { error } of failed) toast({ tone: 'error', text: `Not undone: ${error ?? ''}` })
      } catch (error) {
        toast({ tone: 'error', text: `Not undone: ${errorText(error)}` })
        // Another asset has its name by now: once that is renamed it can be tried again. What is too late stays so.
        if (!(error instanceof ApiError && error.status === 404)) left = [each, ...(left ?? [])]
      }
    }
    if (restored.length > 0) onRestored(restored)
    return { isDone: restored.length > 0, left }
  }

  const undoNow = async (number?: number): Promise<string | null> => {
    const last = take(queryClient, number)
    if (!last) return null
    const done = await (last.kind === 'decision' ? undoDecision(last.pair, last.before) : undoMergers(last.undo))
    if (done.left !== null) putBack(queryClient, last.kind === 'decision' ? last : { ...last, undo: done.left })
    if (done.isDone) say(`Undone: ${last.text}`)
    void reload()
    if (!done.isDone) return null
    return last.kind === 'decision' ? last.pair.firstId : last.keepId
  }

  /** Takes a decision back: the one with that number, or the last, once what is being undone is. Gives the asset that it was about. */
  const undo = (number?: number): Promise<string | null> => {
    const next = undoing.current.then(() => undoNow(number))
    undoing.current = next.catch(() => undefined)
    return next
  }

  /** Null takes the decision back. Whether it came about. */
  const decide = (pair: DuplicatePair, looked: readonly DuplicateMember[], kind: 'keep' | 'notDuplicate' | null, names: string, onDecided: () => void): Promise<boolean | null> =>
    alone(async () => {
      try {
        const { pair: after } = await sendDecision({ firstId: pair.firstId, secondId: pair.secondId, decision: kind, seen: seenOf(pair, looked) })
        const text = `${kind === null ? 'Open again' : decisionWords[kind]}: ${names}`
        const number = remember(queryClient, { kind: 'decision', text, pair: after, before: pair.decision })
        onDecided()
        await patchLists(queryClient, duplicateQueries.list(filter).queryKey, (group) => withoutPair(group, pair))
        say(text, () => void undo(number))
        return true
      } catch (error) {
        fail(error)
        return false
      }
    })

  /** Merges one after the other into the one that stays. What was merged before one failed is merged. */
  const merge = (keep: DuplicateMember, going: readonly Merging[], onMergedHere: (removedIds: readonly string[]) => void): Promise<MergeOutcome | null> =>
    alone(async () => {
      const merged: string[] = []
      const ways: { token: string; until: string }[] = []
      let failure: unknown = null
      let stays = keep.asset
      for (const [index, { member, pair }] of going.entries()) {
        setProgress({ done: index, total: going.length })
        try {
          const { kept, undoToken, undoUntil } = await sendDecision({ firstId: pair.firstId, secondId: pair.secondId, decision: 'merge', keepId: keep.asset.assetId, seen: seenOf(pair, [keep, member]) })
          if (undoToken !== null && undoUntil !== null) ways.push({ token: undoToken, until: undoUntil })
          merged.push(member.asset.assetId)
          stays = kept ?? stays
          onMerged(stays, [member.asset.assetId])
        } catch (error) {
          failure = error
          break
        }
      }
      setProgress(null)
      const [first] = going
      if (first && merged.length > 0) {
        const text = `${merged.length === 1 ? nameOf(first.member.asset) : formatCount(merged.length, 'asset')} merged into ${nameOf(keep.asset)}`
        const number = remember(queryClient, { kind: 'merger', text, keepId: keep.asset.assetId, undo: ways })
        onMergedHere(merged)
        await patchLists(queryClient, duplicateQueries.lists, (group) => withoutAssets(withAsset(group, stays), merged))
        void queryClient.invalidateQueries(duplicateQueries.details(keep.asset.assetId))
        say(text, () => void undo(number))
      }
      if (failure !== null && (isUnsure(failure) || merged.length > 0)) void reload()
      // What those that are left would add is another thing by now.
      if (failure !== null && merged.length > 0) void queryClient.invalidateQueries({ queryKey: duplicateQueries.merger, predicate: ({ queryKey }) => !merged.some((each) => queryKey.includes(each)) })
      return { merged, problem: failure === null ? null : errorText(failure), isStale: isStale(failure) }
    })

  return { decide, merge, undo, reload, past, isBusy, progress }
}

interface Undone<T> {
  readonly isDone: boolean
  /** What can be tried again; null where nothing can. */
  readonly left: readonly T[] | null
}

export type Decide = ReturnType<typeof useDecide>
