import type { ModeratedCard, ModerationCounts, ModerationDecision, ModerationPage } from '@/api/types'
import { card } from './cards'

/** An asset that waits for a person, as the server would send it. */
export function moderated(number: number, changes: Partial<ModeratedCard> = {}): ModeratedCard {
  const asset = changes.asset ?? card(number, { moderation: changes.status ?? 'pending' })
  return {
    asset,
    status: 'pending',
    canDecide: true,
    preview: `/library/api/assets/${asset.assetId}/preview`,
    steps: [{ kind: 'manual', status: 'pending', updatedAt: asset.createdAt, message: null, reasons: [] }],
    lastDecision: null,
    ...changes,
  }
}

export const decision = (changes: Partial<ModerationDecision> = {}): ModerationDecision => ({
  kind: 'manual',
  from: 'pending',
  to: 'rejected',
  at: '2026-01-01T10:00:00Z',
  by: { kind: 'user', id: 'u2', name: 'Ana Berg' },
  reason: null,
  version: 1,
  overrides: false,
  reasons: [],
  ...changes,
})

export const moderationPage = (assets: readonly ModeratedCard[], counts: Partial<ModerationCounts> = {}, nextCursor: string | null = null): ModerationPage => ({
  counts: { pending: assets.length, approved: 0, rejected: 0, ...counts },
  assets: [...assets],
  nextCursor,
})
