import type { DuplicateMember, DuplicatePair, MergerEffect } from '@/api/types'
import { dimensionsOf, nameOf, summaryOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'

/** One that goes, as the pair says that it is alike, with what merging it does; undefined until that is known. */
export interface Going {
  readonly member: DuplicateMember
  readonly pair: DuplicatePair
  readonly effect: MergerEffect | undefined
}

/** What each does where one is merged after the other: a name that one of them has filled is kept from then on. */
function inTurn(going: readonly Going[]): readonly Going[] {
  const filled = new Map<string, string>()
  return going.map((each) => ({
    ...each,
    effect: each.effect && {
      ...each.effect,
      values: each.effect.values.flatMap((value) => {
        const kept = value.kept ?? filled.get(value.name) ?? null
        if (kept === null) filled.set(value.name, value.removed)
        return kept === value.removed ? [] : [{ ...value, kept }]
      }),
    },
  }))
}

/** So much is said by name; of the rest how much it is. */
const named = 6

const pixels = ({ asset }: DuplicateMember): number => (asset.width ?? 0) * (asset.height ?? 0)

const some = (lines: readonly string[], rest: string): readonly string[] =>
  lines.length <= named ? lines : [...lines.slice(0, named - 1), `and ${formatCount(lines.length - named + 1, rest)}`]

/** What a merger takes away, in sentences. */
export function lossesOf(stays: DuplicateMember, going: readonly Going[]): readonly string[] {
  const [first, ...rest] = going
  if (!first) return []
  const isOne = rest.length === 0
  const larger = going.filter(({ member }) => pixels(member) > pixels(stays))
  const values = inTurn(going).flatMap(({ member, effect }) =>
    (effect?.values ?? []).flatMap(({ name, kept, removed }) => (kept === null ? [] : [`${isOne ? '' : `Of ${nameOf(member.asset)}: `}${name} “${removed}”, since “${kept}” stays`])),
  )
  const listed = some(going.map(({ member: { asset } }) => `${asset.assetFolder ? `${asset.assetFolder}/` : ''}${nameOf(asset)}`), 'more asset')
  return [
    `${listed.join(', ')}, and ${isOne ? 'its URL' : 'their URLs'}: what links there finds nothing any more, for there is no redirect`,
    ...(going.some(({ pair }) => pair.class !== 'identical')
      ? [isOne ? `Its file (${summaryOf(first.member.asset)}), which is another one than the one that stays (${summaryOf(stays.asset)})` : `Their files, which are others than the one that stays (${summaryOf(stays.asset)})`]
      : []),
    ...(larger.length > 0 ? [`More pixels than ${nameOf(stays.asset)} has: ${larger.map(({ member: { asset } }) => `${nameOf(asset)} (${dimensionsOf(asset)})`).slice(0, named).join(', ')}`] : []),
    ...some(values, 'more value'),
  ]
}

/** What the one that stays gets, in sentences. */
export function gainsOf(going: readonly Going[]): readonly string[] {
  const tags = [...new Set(going.flatMap(({ effect }) => effect?.addedTags ?? []))]
  const values = inTurn(going).flatMap(({ effect }) => (effect?.values ?? []).flatMap(({ name, kept, removed }) => (kept === null ? [`${name}: ${removed}`] : [])))
  const gains = [...(tags.length > 0 ? [`${tags.length === 1 ? 'Tag' : 'Tags'}: ${tags.join(', ')}`] : []), ...some(values, 'more value')]
  return gains.length > 0 ? gains : ['Nothing: it has their tags and says the same already, or more']
}
