import { formatBytes } from './format'

/** What an asset is called. */
export interface Named {
  readonly displayName: string
  readonly publicId: string
}

/** What shape an asset has: pixels, and the format of its file. */
export interface Shaped {
  readonly width: number | null
  readonly height: number | null
  readonly format: string | null
  readonly resourceType: string
}

/** What people call the asset: its display name, else the last part of its public id. */
export const nameOf = (asset: Named): string => asset.displayName || (asset.publicId.split('/').at(-1) ?? asset.publicId)

/** "1600 × 1200", or nothing for what has no dimensions. */
export const dimensionsOf = ({ width, height }: Pick<Shaped, 'width' | 'height'>): string => (width && height ? `${width} × ${height}` : '')

/** "JPG · 1600 × 1200" */
export const shapeOf = (asset: Shaped): string => [(asset.format ?? asset.resourceType).toUpperCase(), dimensionsOf(asset)].filter(Boolean).join(' · ')

/** "JPG · 1600 × 1200 · 345.7 KB" */
export const summaryOf = (asset: Shaped & { readonly bytes: number }): string => `${shapeOf(asset)} · ${formatBytes(asset.bytes)}`
