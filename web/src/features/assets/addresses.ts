import type { AssetCard, AssetDetails } from '@/api/types'

/**
 * Where an asset is delivered. Private and authenticated ones need the server's signature, which comes with the
 * details; until then the addresses are those of a public asset.
 */
export function addressesOf(asset: AssetCard | AssetDetails): AssetDetails['urls'] {
  const { deliveryUrl, type, version } = asset
  if (type !== 'upload' && 'urls' in asset) return asset.urls
  return { versioned: deliveryUrl, current: deliveryUrl.replace(`/v${version}/`, '/'), download: deliveryUrl }
}
