import type { DuplicateMember, DuplicatePair, MergerEffect } from '@/api/types'
import { nameOf, summaryOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'

/** One that goes, as the pair says that it is alike, with what merging it does; undefined until that is known. */
export interface Going {
  readonly member: DuplicateMember
  readonly pair: DuplicatePair
  readonly effect: MergerEffect | undefined
}

/** So much is said by name; of the rest how much it is. */
const named = 6

const pixels = ({ asset }: DuplicateMember): number => (asset.width ?? 0) * (asset.height ?? 0)

const some = (lines: readonly string[], rest: string): readonly string[] =>
  lines.length <= named ? lines : [...lines.slice(0, named - 1), `and ${formatCount(lines.length - named + 1, rest)}`]

/** What a merger takes away, in sentences. */
export function lossesOf(stays: DuplicateMember, going: readonly Going[]): readonly string[] {
  const larger = going.filter(({ member }) => pixels(member) > pixels(stays))
  const files = going.filter(({ pair }) => pair.class !== 'identical')
  const values = going.flatMap(({ member, effect }) =>
    (effect?.values ?? []).flatMap(({ name, kept, removed }) => (kept === null ? [] : [`${going.length > 1 ? `Of ${nameOf(member.asset)}: ` : ''}${name} “${removed}”, since “${kept}” stays`])),
  )
  return [
    ...some(going.map(({ member: { asset } }) => `${asset.assetFolder ? `${asset.assetFolder}/` : ''}${nameOf(asset)} and its URL: what links to it finds nothing any more, for there is no redirect`), 'more asset'),
    ...some(files.map(({ member: { asset } }) => `Its file, ${summaryOf(asset)}, which is another one than the one that stays (${summaryOf(stays.asset)})`), 'more file'),
    ...(larger.length > 0 ? [`More pixels than ${nameOf(stays.asset)} has: ${larger.map(({ member }) => nameOf(member.asset)).slice(0, named).join(', ')}`] : []),
    ...some(values, 'more value'),
  ]
}

/** What the one that stays gets, in sentences. */
export function gainsOf(going: readonly Going[]): readonly string[] {
  const tags = [...new Set(going.flatMap(({ effect }) => effect?.addedTags ?? []))]
  const values = going.flatMap(({ effect }) => (effect?.values ?? []).flatMap(({ name, kept, removed }) => (kept === null ? [`${name}: ${removed}`] : [])))
  const gains = [...(tags.length > 0 ? [`${tags.length === 1 ? 'Tag' : 'Tags'}: ${tags.join(', ')}`] : []), ...some([...new Set(values)], 'more value')]
  return gains.length > 0 ? gains : ['Nothing: it has their tags and says the same already, or more']
}
