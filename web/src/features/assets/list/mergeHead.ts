import type { AssetPage } from '@/api/types'

export interface MergedHead {
  readonly ids: readonly string[]
  /** Those at the top that were not known. */
  readonly arrivals: readonly string[]
}

/**
 * Brings the newest page into the head of the list: what the fresh page covers is as the fresh page says (arrivals,
 * deletions, what came back), what lies behind it stays. Null when the two have nothing in common: so much has
 * arrived that there is a gap between them.
 */
export function mergeHead(known: readonly string[], fresh: AssetPage): MergedHead | null {
  const freshIds = fresh.assets.map((card) => card.assetId)
  const knownIds = new Set(known)
  const overlaps = freshIds.some((id) => knownIds.has(id))
  if (!overlaps && known.length > 0 && fresh.nextCursor !== null) return null

  const freshSet = new Set(freshIds)
  const covered = fresh.nextCursor === null ? known.length : known.findLastIndex((id) => freshSet.has(id)) + 1
  const firstKnown = freshIds.findIndex((id) => knownIds.has(id))
  return {
    ids: [...freshIds, ...known.slice(covered).filter((id) => !freshSet.has(id))],
    arrivals: firstKnown < 0 ? freshIds : freshIds.slice(0, firstKnown),
  }
}
