import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import type { AssetChange, AssetDetails, Deletion, RenameCheck, UndoneDeletion } from '@/api/types'

export const assetQueries = {
  details: (assetId: string) =>
    queryOptions({
      queryKey: ['assets', 'details', assetId],
      queryFn: ({ signal }) => data(api.GET('/library/api/assets/{assetId}', { params: { path: { assetId } }, signal })),
      // What others change is seen when the person comes back to the window.
      staleTime: 10_000,
    }),
}

/** Whether an asset can have that public id, and what people should know before. */
export const renameCheckQuery = (assetId: string, publicId: string) =>
  queryOptions({
    queryKey: ['assets', 'rename-check', assetId, publicId],
    queryFn: ({ signal }): Promise<RenameCheck> =>
      data(api.GET('/library/api/assets/{assetId}/rename-check', { params: { path: { assetId }, query: { publicId } }, signal })),
    gcTime: 0,
  })

/** With a revision: status 412 when the asset has another by now. */
export const changeAsset = (assetId: string, change: AssetChange, revision?: string): Promise<AssetDetails> =>
  data(
    api.PATCH('/library/api/assets/{assetId}', {
      params: { path: { assetId }, ...(revision !== undefined && { header: { 'If-Match': revision } }) },
      body: change,
    }),
  )

export const deleteAssets = (assetIds: readonly string[]): Promise<Deletion> =>
  data(api.POST('/library/api/assets/delete', { body: { assetIds: [...assetIds] } }))

export const undoDelete = (undoToken: string): Promise<UndoneDeletion> =>
  data(api.POST('/library/api/assets/undo-delete', { body: { undoToken } }))
