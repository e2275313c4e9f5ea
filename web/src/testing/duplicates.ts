import type { DuplicateGroup, DuplicateGroups, DuplicateMember, DuplicatePair } from '@/api/types'
import { card } from './cards'

/** An asset of a group, as the server would send it. */
export function member(number: number, changes: Partial<DuplicateMember> = {}): DuplicateMember {
  const asset = changes.asset ?? card(number)
  return { asset, canEdit: true, canDelete: true, preview: `/library/api/assets/${asset.assetId}/preview`, ...changes }
}

/** The pair of two cards by their numbers, the smaller one first. */
export const pair = (first: number, second: number, changes: Partial<DuplicatePair> = {}): DuplicatePair => ({
  firstId: card(first).assetId,
  secondId: card(second).assetId,
  class: 'picture',
  score: 0.95,
  foundAt: '2026-01-01T10:00:00Z',
  decision: null,
  ...changes,
})

export const group = (assets: readonly DuplicateMember[], pairs: readonly DuplicatePair[]): DuplicateGroup => ({
  id: assets[0]?.asset.assetId ?? '',
  class: pairs[0]?.class ?? 'picture',
  count: assets.length,
  assets: [...assets],
  pairs: [...pairs],
})

export const groupsPage = (groups: readonly DuplicateGroup[], nextCursor: string | null = null): DuplicateGroups => ({ total: groups.length, groups: [...groups], nextCursor })
