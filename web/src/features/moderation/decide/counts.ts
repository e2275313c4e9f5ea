import type { QueryClient } from '@tanstack/react-query'
import type { ModeratedCard, ModerationCounts, ModerationOutcome } from '@/api/types'

/** The counts after these cards went from one status to another. */
export function recount(counts: ModerationCounts, moves: readonly { readonly from: ModerationOutcome; readonly to: ModerationOutcome }[]): ModerationCounts {
  const next = { ...counts }
  for (const { from, to } of moves) {
    next[from] = Math.max(0, next[from] - 1)
    next[to] += 1
  }
  return next
}

/** Shows a decision in the counts before the server is asked again. */
export async function showInCounts(queryClient: QueryClient, cards: readonly ModeratedCard[], move: (card: ModeratedCard) => { readonly from: ModerationOutcome; readonly to: ModerationOutcome }): Promise<void> {
  const queryKey = ['moderation', 'counts']
  // An answer from before the decision would undo this.
  await queryClient.cancelQueries({ queryKey })
  for (const [key, counts] of queryClient.getQueriesData<ModerationCounts>({ queryKey })) {
    const counted = cards.filter(({ steps }) => key[2] === '' || steps.some(({ kind }) => kind === key[2]))
    if (counts) queryClient.setQueryData<ModerationCounts>(key, recount(counts, counted.map(move)))
  }
}
