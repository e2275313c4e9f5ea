import type { AssetCard, DuplicateGroup, DuplicateMember, DuplicatePair } from '@/api/types'

export const idOf = ({ asset }: DuplicateMember): string => asset.assetId

export const memberOf = (group: DuplicateGroup, assetId: string | undefined): DuplicateMember | undefined => group.assets.find((each) => idOf(each) === assetId)

/** The pair of two assets; undefined where they are in a group only by way of others. */
export const pairOf = (group: DuplicateGroup, one: string, other: string): DuplicatePair | undefined =>
  group.pairs.find(({ firstId, secondId }) => (firstId === one && secondId === other) || (firstId === other && secondId === one))

const pixels = ({ asset }: DuplicateMember): number => (asset.width ?? 0) * (asset.height ?? 0)

/** Which of two says more, best first: more pixels, more bytes, or the one that was there before. */
export const byWorth = (a: DuplicateMember, b: DuplicateMember): number =>
  pixels(b) - pixels(a) || b.asset.bytes - a.asset.bytes || Date.parse(a.asset.createdAt) - Date.parse(b.asset.createdAt) || (idOf(a) < idOf(b) ? -1 : 1)

/** The one that one would keep, if nothing else is known. */
export const bestOf = (group: DuplicateGroup): DuplicateMember | undefined => [...group.assets].sort(byWorth)[0]

/** The others of a group as they are to be compared with one: most alike first, then those that are in it only by way of others. */
export function othersOf(group: DuplicateGroup, assetId: string): readonly DuplicateMember[] {
  const likeness = (member: DuplicateMember): number => pairOf(group, assetId, idOf(member))?.score ?? -1
  return group.assets.filter((each) => idOf(each) !== assetId).sort((a, b) => likeness(b) - likeness(a) || byWorth(a, b))
}

/** Those that are a pair with one, so that they can be merged into it. */
export const partnersOf = (group: DuplicateGroup, assetId: string): readonly DuplicateMember[] => othersOf(group, assetId).filter((each) => pairOf(group, assetId, idOf(each)) !== undefined)

/** What is left of a group without a pair of it: perhaps one that falls apart. */
export const withoutPair = (group: DuplicateGroup, { firstId, secondId }: Pick<DuplicatePair, 'firstId' | 'secondId'>): readonly DuplicateGroup[] =>
  pairOf(group, firstId, secondId) === undefined ? [group] : regroup(group, group.assets, group.pairs.filter((each) => each.firstId !== firstId || each.secondId !== secondId))

/** What is left of a group without some of its assets. */
export function withoutAssets(group: DuplicateGroup, assetIds: readonly string[]): readonly DuplicateGroup[] {
  const gone = new Set(assetIds)
  if (!group.assets.some((each) => gone.has(idOf(each)))) return [group]
  return regroup(group, group.assets.filter((each) => !gone.has(idOf(each))), group.pairs.filter(({ firstId, secondId }) => !gone.has(firstId) && !gone.has(secondId)))
}

/** The group with what one of its assets is by now. */
export const withAsset = (group: DuplicateGroup, asset: AssetCard): DuplicateGroup =>
  memberOf(group, asset.assetId) ? { ...group, assets: group.assets.map((each) => (idOf(each) === asset.assetId ? { ...each, asset } : each)) } : group

/** The first group keeps the assets that are not shown: by which pairs they belong to it is not known. */
function regroup(group: DuplicateGroup, assets: readonly DuplicateMember[], pairs: readonly DuplicatePair[]): readonly DuplicateGroup[] {
  const root = new Map(assets.map((each) => [idOf(each), idOf(each)]))
  const rootOf = (id: string): string => {
    const next = root.get(id) ?? id
    return next === id ? id : rootOf(next)
  }
  for (const { firstId, secondId } of pairs) {
    const [one, other] = [rootOf(firstId), rootOf(secondId)].sort()
    if (one !== undefined && other !== undefined) root.set(other, one)
  }

  const unseen = group.count - group.assets.length
  const parts = new Map<string, DuplicateMember[]>()
  for (const each of assets) parts.set(rootOf(idOf(each)), [...(parts.get(rootOf(idOf(each))) ?? []), each])
  return [...parts]
    .filter(([, members]) => members.length > 1)
    .map(([id, members], index) => ({
      ...group,
      id,
      assets: members,
      count: members.length + (index === 0 ? unseen : 0),
      pairs: pairs.filter(({ firstId }) => rootOf(firstId) === id),
    }))
}
