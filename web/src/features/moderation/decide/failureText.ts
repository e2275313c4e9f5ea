import { nameOf } from '@/lib/describe'
import { formatCount } from '@/lib/format'
import type { Verdict } from './Decisions'

/** "2 of 12 assets not rejected: You may not edit here (1), It is approved by now (1)" */
export function failureText(total: number, refused: Verdict['refused'], word: string): string {
  const reasons = new Map<string, number>()
  for (const { reason } of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  const [only] = refused
  if (total === 1 && only) return `${nameOf(only.card.asset)} not ${word}: ${only.reason}`
  const why = reasons.size === 1 ? [...reasons.keys()] : [...reasons].map(([reason, count]) => `${reason} (${count})`)
  return `${refused.length} of ${formatCount(total, 'asset')} not ${word}: ${why.join(', ')}`
}
