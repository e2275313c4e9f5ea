import { useQueryClient } from '@tanstack/react-query'
import { errorText } from '@/lib/errorText'
import { formatCount } from '@/lib/format'
import { toast } from '@/ui/toasts'
import { assetQueries, deleteAssets, undoDelete } from '../assetQueries'
import { useAssetList } from '../list/AssetListContext'

/** Deletes without asking, since it can be undone: the assets leave the page at once, and a message offers them back. */
export function useDelete(): (assetIds: readonly string[]) => Promise<void> {
  const list = useAssetList()
  const queryClient = useQueryClient()

  const undo = async (undoToken: string, assetIds: readonly string[]): Promise<void> => {
    try {
      await undoDelete(undoToken)
      list.unhide(assetIds)
      toast({ text: `${formatCount(assetIds.length, 'asset')} restored` })
    } catch (error) {
      toast({ tone: 'error', text: errorText(error) })
    }
  }

  return async (assetIds) => {
    list.hide(assetIds)
    try {
      const { undoToken } = await deleteAssets(assetIds)
      for (const id of assetIds) queryClient.removeQueries(assetQueries.details(id))
      toast({
        text: `${formatCount(assetIds.length, 'asset')} deleted`,
        action: { label: 'Undo', run: () => void undo(undoToken, assetIds) },
      })
    } catch (error) {
      list.unhide(assetIds)
      toast({ tone: 'error', text: errorText(error) })
    }
  }
}
