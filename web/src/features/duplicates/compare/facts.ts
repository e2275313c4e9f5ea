import type { AssetCard, AssetDetails } from '@/api/types'
import { dimensionsOf } from '@/lib/describe'
import { formatBytes, formatMoment } from '@/lib/format'

/** A fact of two assets. What does not differ is said twice all the same: that is what one looks for. */
export interface Fact {
  readonly name: string
  readonly left: string
  readonly right: string
  readonly differs: boolean
}

const moderationWords = { pending: 'Pending', approved: 'Approved', rejected: 'Rejected' } as const

const facts: readonly { readonly name: string; readonly of: (asset: AssetCard, details: AssetDetails | undefined) => string }[] = [
  { name: 'Dimensions', of: (asset) => dimensionsOf(asset) },
  { name: 'Size', of: ({ bytes }) => formatBytes(bytes) },
  { name: 'Format', of: ({ format }) => format?.toUpperCase() ?? '' },
  { name: 'Folder', of: ({ assetFolder }) => assetFolder || 'Home' },
  { name: 'Tags', of: ({ tags }) => tags.join(', ') },
  { name: 'Metadata', of: (_, details) => details?.context.map(({ name, value }) => `${name}: ${value}`).join(', ') ?? '' },
  { name: 'Added', of: ({ createdAt }) => formatMoment(createdAt) },
  { name: 'Last upload', of: ({ version }) => formatMoment(new Date(version * 1000).toISOString()) },
  { name: 'File name', of: (_, details) => details?.originalFilename ?? '' },
  { name: 'Public ID', of: ({ publicId }) => publicId },
  { name: 'Delivery', of: ({ type }) => (type === 'upload' ? 'Public' : `With a signature (${type})`) },
  { name: 'Moderation', of: ({ moderation }) => (moderation === null ? '' : moderationWords[moderation]) },
]

/** What is known of two assets, beside each other; without what is known of neither. */
export const factsOf = (left: AssetCard, right: AssetCard, leftDetails?: AssetDetails, rightDetails?: AssetDetails): readonly Fact[] =>
  facts
    .map(({ name, of }) => ({ name, left: of(left, leftDetails), right: of(right, rightDetails) }))
    .filter((fact) => fact.left !== '' || fact.right !== '')
    .map((fact) => ({ ...fact, differs: fact.left !== fact.right }))
