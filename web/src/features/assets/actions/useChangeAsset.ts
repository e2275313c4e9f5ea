import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AssetCard, AssetChange } from '@/api/types'
import { assetQueries, changeAsset } from '../assetQueries'
import { useAssetList } from '../list/AssetListContext'

/** Changes an asset and brings what came of it to wherever the asset is shown. */
export function useChangeAsset({ assetId }: Pick<AssetCard, 'assetId'>) {
  const queryClient = useQueryClient()
  const list = useAssetList()
  return useMutation({
    scope: { id: assetId },
    mutationFn: (change: AssetChange) => changeAsset(assetId, change),
    onSuccess: (details) => {
      queryClient.setQueryData(assetQueries.details(assetId).queryKey, details)
      list.replace(details)
    },
  })
}
