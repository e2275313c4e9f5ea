import type { DecisionKind, DuplicateDecision, DuplicateGroup, DuplicatePair } from '@/api/types'
import { nameOf } from '@/lib/describe'
import { formatCount, formatMoment } from '@/lib/format'
import type { Likeness } from './duplicatesSearch'

/** The classes of duplicates as people call them. */
export const classLabels: Readonly<Record<Likeness, string>> = { identical: 'Same file', picture: 'Same picture', variant: 'Variants' }

export const decisionWords: Readonly<Record<DecisionKind, string>> = { keep: 'Both kept', notDuplicate: 'Not duplicates', merge: 'Merged' }

/** How alike two are: "Same file", "Same picture, 96 %", "Variants, 84 %". */
export const likenessText = ({ class: likeness, score }: Pick<DuplicatePair, 'class' | 'score'>): string => {
  const label = Object.hasOwn(classLabels, likeness) ? classLabels[likeness as Likeness] : 'Similar'
  // 100 % would be the same bytes.
  return likeness === 'identical' ? label : `${label}, ${Math.min(99, Math.round(100 * score))} %`
}

/** "Not duplicates, said Ines Halden on May 3, 2026, 10:00 AM" */
export const decisionText = ({ kind, byName, at }: DuplicateDecision): string => `${decisionWords[kind]}, by ${byName} on ${formatMoment(at)}`

/** "sunset and 2 more" */
export function titleOf(group: DuplicateGroup): string {
  const [first, second] = group.assets
  if (!first || !second) return ''
  if (nameOf(first.asset) === nameOf(second.asset) && group.count === 2) return `${nameOf(first.asset)}, twice`
  return group.count === 2 ? `${nameOf(first.asset)} and ${nameOf(second.asset)}` : `${nameOf(first.asset)} and ${formatCount(group.count - 1, 'other')}`
}

/** Where its assets lie: "Home, Studio" */
export const placesOf = (group: DuplicateGroup): string => [...new Set(group.assets.map(({ asset }) => asset.assetFolder || 'Home'))].join(', ')
