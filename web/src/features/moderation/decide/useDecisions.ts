import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { AssetCard, ModeratedCard, ModerationOutcome } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'
import { toast } from '@/ui/toasts'
import { moderationQueries, sendDecisions } from '../moderationQueries'
import { showInCounts } from './counts'
import { Decisions, type Verdict } from './Decisions'
import { failureText } from './failureText'

const words: Readonly<Record<ModerationOutcome, string>> = { approved: 'approved', rejected: 'rejected', pending: 'sent back to pending' }

/** Decides, and says what came of it: how many, with a way back, and what failed for which reason. */
export function useDecisions(onDecided: (assets: readonly AssetCard[]) => void) {
  const queryClient = useQueryClient()
  const [decisions] = useState(() => new Decisions(sendDecisions))
  const view = useSyncExternalStore(decisions.subscribe, decisions.getView)
  const closeLast = useRef<() => void>(undefined)

  /** One message about decisions at a time: who decides fast has the last one in sight, and U for those before. */
  const say = (text: string, undo?: () => void): void => {
    closeLast.current?.()
    closeLast.current = toast({ text, ...(undo && { action: { label: 'Undo', run: undo } }) })
  }

  const tell = (cards: readonly ModeratedCard[], { decided, refused }: Verdict, word: string, undo?: () => void): void => {
    if (refused.length > 0) toast({ tone: 'error', text: failureText(cards.length, refused, word) })
    const [first] = decided
    if (first) say(`${decided.length === 1 ? nameOf(first.asset) : formatCount(decided.length, 'asset')} ${word}`, undo)
  }

  const refresh = (cards: readonly ModeratedCard[], statusOf: (card: ModeratedCard) => ModerationOutcome): void => {
    onDecided(cards.map((card) => ({ ...card.asset, moderation: statusOf(card) })))
    for (const { asset } of cards) void queryClient.invalidateQueries(moderationQueries.history(asset.assetId))
  }

  const undo = async (number?: number): Promise<void> => {
    const verdict = await decisions.undo(number)
    if (verdict === null) return
    await showInCounts(queryClient, verdict.decided, (card) => ({ from: verdict.to, to: card.status }))
    refresh(verdict.decided, (card) => card.status)
    tell([...verdict.decided, ...verdict.refused.map(({ card }) => card)], verdict, 'put back')
  }

  const decide = async (cards: readonly ModeratedCard[], to: ModerationOutcome, reason: string | null = null): Promise<void> => {
    const verdict = await decisions.decide(cards, to, reason)
    await showInCounts(queryClient, verdict.decided, ({ status }) => ({ from: status, to }))
    refresh(verdict.decided, () => to)
    tell(cards, verdict, words[to], verdict.undoable === null ? undefined : () => void undo(verdict.undoable ?? undefined))
  }

  const dismiss = (card: ModeratedCard): void => {
    decisions.dismiss(card)
    void queryClient.invalidateQueries({ queryKey: ['moderation'] })
  }

  return { view, decide, undo, dismiss, listed: (assetIds: ReadonlySet<string>) => decisions.listed(assetIds) }
}
