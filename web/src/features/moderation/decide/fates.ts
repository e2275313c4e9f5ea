import type { ModeratedCard, ModerationDecision, ModerationOutcome } from '@/api/types'

/** Why a decision did not come about: the server would not; or the asset was not as it was seen, since another person, or a new version, was first. */
export type Problem =
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'meanwhile'; readonly status: ModerationOutcome; readonly reason: string; readonly by: ModerationDecision | null }

/** What became of a decision about an asset. */
export type Outcome = Problem | { readonly state: 'sending' | 'done'; readonly to: ModerationOutcome }

/** With the look at the asset that it is about. */
export type Fate = Outcome & { readonly of: string }

export const isProblem = (fate: Outcome): fate is Problem => fate.state === 'refused' || fate.state === 'meanwhile'

/** Tells two looks at an asset apart: a fate is about the one that the person had. */
export const stampOf = ({ asset, status, lastDecision }: ModeratedCard): string => `${asset.version} ${status} ${lastDecision?.at ?? ''}`

/** What became of the decision about a card as it was seen; undefined where nobody decided, or it has changed since. */
export function fateOf(card: ModeratedCard, fates: ReadonlyMap<string, Fate>): Fate | undefined {
  const fate = fates.get(card.asset.assetId)
  return fate?.of === stampOf(card) ? fate : undefined
}
