import { queryOptions } from '@tanstack/react-query'
import { transformedPath } from '@/lib/deliveryUrl'
import { api, data } from './client'
import type { AssetCard, TransformedAddress } from './types'

/**
 * Where a transformation of an asset is delivered. The server signs what is not public; a public address is made here,
 * without asking.
 */
export function addressQuery(asset: AssetCard, transformation: string, deliveryBase: string) {
  const { assetId, type, version, publicId } = asset
  return queryOptions({
    queryKey: ['address', assetId, type, version, publicId, transformation],
    queryFn: ({ signal }): Promise<TransformedAddress> =>
      data(api.GET('/library/api/assets/{assetId}/address', { params: { path: { assetId }, query: { transformation } }, signal })),
    ...(type === 'upload' && { initialData: publicAddress(asset, transformation, deliveryBase) }),
    staleTime: Infinity,
    retry: false,
  })
}

function publicAddress(asset: AssetCard, transformation: string, deliveryBase: string): TransformedAddress {
  const path = transformedPath(asset.thumbnail, transformation)
  return { path, url: new URL(path, deliveryBase).href }
}
