import type { AssetCard } from '@/api/types'
import { formatBytes } from '@/lib/format'

/** What people call the asset: its display name, else the last part of its public id. */
export const nameOf = (asset: Pick<AssetCard, 'displayName' | 'publicId'>): string =>
  asset.displayName || (asset.publicId.split('/').at(-1) ?? asset.publicId)

/** "1600 × 1200", or nothing for what has no dimensions. */
export const dimensionsOf = (asset: Pick<AssetCard, 'width' | 'height'>): string =>
  asset.width && asset.height ? `${asset.width} × ${asset.height}` : ''

/** "JPG · 1600 × 1200" */
export const shapeOf = (asset: AssetCard): string => [(asset.format ?? asset.resourceType).toUpperCase(), dimensionsOf(asset)].filter(Boolean).join(' · ')

/** "JPG · 1600 × 1200 · 345.7 KB" */
export const summaryOf = (asset: AssetCard): string => `${shapeOf(asset)} · ${formatBytes(asset.bytes)}`
