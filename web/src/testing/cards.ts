import type { AssetCard, AssetPage } from '@/api/types'

/** A card as the server would send it. */
export function card(number: number, changes: Partial<AssetCard> = {}): AssetCard {
  return {
    assetId: number.toString(16).padStart(32, '0'),
    publicId: `photo-${number}`,
    resourceType: 'image',
    type: 'upload',
    format: 'jpg',
    width: 1600,
    height: 1200,
    bytes: 345_678,
    createdAt: new Date(1_700_000_000_000 + number * 1000).toISOString(),
    version: 1_700_000_000 + number,
    displayName: `Photo ${number}`,
    assetFolder: '',
    tags: [],
    state: 'ready',
    thumbnail: { placeholderColor: '#8899aa', base: '/demo/image/upload/', suffix: `/v${1_700_000_000 + number}/photo-${number}.jpg` },
    deliveryUrl: `/demo/image/upload/v${1_700_000_000 + number}/photo-${number}.jpg`,
    previewable: true,
    moderation: null,
    ...changes,
  }
}

/** Assets from a higher number down to a lower one, as a page newest first. */
export function page(from: number, to: number, nextCursor: string | null = null): AssetPage {
  const assets = Array.from({ length: from - to + 1 }, (_, i) => card(from - i))
  return { assets, nextCursor }
}
