import type { AssetCard } from '@/api/types'

/** Whether moderation may keep a picture from being delivered; the details of that are the environment's. */
export const isWithheld = ({ moderation, resourceType, state }: Pick<AssetCard, 'moderation' | 'resourceType' | 'state'>): boolean =>
  resourceType === 'image' && state !== 'deleted' && (moderation === 'rejected' || moderation === 'pending')

/** What is worth telling in a list: what is approved, or not moderated, is as any other. */
export const notableStatus = ({ moderation }: Pick<AssetCard, 'moderation'>): 'rejected' | 'pending' | null =>
  moderation === 'rejected' || moderation === 'pending' ? moderation : null
