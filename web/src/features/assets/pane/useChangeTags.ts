import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '@/api/errors'
import type { AssetCard, AssetDetails } from '@/api/types'
import { assetQueries, changeAsset } from '../assetQueries'
import { useAssetList } from '../list/AssetListContext'
import { type TagChange, withChange } from './tagChange'

/**
 * Changes the tags of an asset, one change after the other. What others have done to it meanwhile stays: the server
 * refuses a change to tags that are no longer those, and it is made once more to those of now.
 */
export function useChangeTags({ assetId, tags }: Pick<AssetCard, 'assetId' | 'tags'>) {
  const queryClient = useQueryClient()
  const list = useAssetList()
  const details = assetQueries.details(assetId)
  const mutationKey = ['assets', 'tags', assetId]

  const apply = (asset: AssetDetails, tagChange: TagChange): Promise<AssetDetails> =>
    changeAsset(assetId, { tags: withChange(asset.tags, tagChange) }, asset.revision)

  const change = useMutation({
    mutationKey,
    scope: { id: assetId },
    mutationFn: async (tagChange: TagChange) => {
      const known = queryClient.getQueryData(details.queryKey) ?? (await queryClient.query(details))
      try {
        return await apply(known, tagChange)
      } catch (error) {
        if (!(error instanceof ApiError && error.status === 412)) throw error
        return await apply(await queryClient.query({ ...details, staleTime: 0 }), tagChange)
      }
    },
    onSuccess: (changed) => {
      queryClient.setQueryData(details.queryKey, changed)
      list.replace(changed)
    },
  })
  const pending = useMutationState({
    filters: { mutationKey, status: 'pending' },
    // The key is that of these changes alone.
    select: ({ state }) => state.variables as TagChange,
  })
  return { change, shown: pending.reduce(withChange, tags) }
}
