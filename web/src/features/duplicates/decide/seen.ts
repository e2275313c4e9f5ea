import type { DuplicateMember, DuplicatePair, LikenessClass } from '@/api/types'
import { idOf } from '../groups'

/** What a decision is about, as it was looked at: what others did meanwhile is not overruled. */
export interface Seen {
  readonly decidedAt: string | null
  /** Null where only the decision matters, as the versions of the files are. */
  readonly class: LikenessClass | null
  readonly firstVersion: number | null
  readonly secondVersion: number | null
}

/** The pair as it was listed, with the two as they were looked at; without them the decision alone. */
export function seenOf(pair: DuplicatePair, looked: readonly DuplicateMember[] = []): Seen {
  const versionOf = (assetId: string): number | null => looked.find((each) => idOf(each) === assetId)?.asset.version ?? null
  return { decidedAt: pair.decision?.at ?? null, class: looked.length > 0 ? pair.class : null, firstVersion: versionOf(pair.firstId), secondVersion: versionOf(pair.secondId) }
}
