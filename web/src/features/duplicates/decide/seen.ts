import type { DuplicateMember, DuplicatePair, LikenessClass } from '@/api/types'
import { idOf } from '../groups'

/** What a decision is about, as it was looked at: what others did meanwhile is not overruled. */
export interface Seen {
  readonly decidedAt: string | null
  readonly class: LikenessClass
  /** Of the files; null where nobody looked at them. */
  readonly firstVersion: number | null
  readonly secondVersion: number | null
}

export function seenOf(pair: DuplicatePair, looked: readonly DuplicateMember[]): Seen {
  const versionOf = (assetId: string): number | null => looked.find((each) => idOf(each) === assetId)?.asset.version ?? null
  return { decidedAt: pair.decision?.at ?? null, class: pair.class, firstVersion: versionOf(pair.firstId), secondVersion: versionOf(pair.secondId) }
}
