import type { ModerationOutcome } from '@/api/types'
import { type ModerationKind, isModerationKind } from './words'

/** What of the moderation page is in its address. */
export interface ModerationSearch {
  /** Default: pending. */
  readonly status?: 'approved' | 'rejected' | undefined
  /** Of one of its moderations. Default: any. */
  readonly kind?: ModerationKind | undefined
  /** Default: newest first. */
  readonly order?: 'oldest' | undefined
  /** Default: cards. */
  readonly view?: 'list' | undefined
  /** The asset that is looked at. */
  readonly open?: string | undefined
}

/** Which assets the queue holds, and in which order. */
export interface QueueFilter {
  readonly status: ModerationOutcome
  readonly kind: ModerationKind | undefined
  readonly order: 'newest' | 'oldest'
}

const assetId = /^[0-9a-f]{32}$/

/** Reads the address; what makes no sense is left out rather than refused. */
export function parseModerationSearch(search: Record<string, unknown>): ModerationSearch {
  const { status, kind, order, view, open } = search
  return {
    ...((status === 'approved' || status === 'rejected') && { status }),
    ...(isModerationKind(kind) && { kind }),
    ...(order === 'oldest' && { order }),
    ...(view === 'list' && { view }),
    ...(typeof open === 'string' && assetId.test(open) && { open }),
  }
}

export const filterOf = ({ status, kind, order }: ModerationSearch): QueueFilter => ({ status: status ?? 'pending', kind, order: order ?? 'newest' })
