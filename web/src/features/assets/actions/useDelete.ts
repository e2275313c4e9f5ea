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

  const tell = (done: number, word: string, failures: readonly { readonly error: string | null }[], undo?: () => void): void => {
    const reason = failures[0]?.error
    if (reason) toast({ tone: 'error', text: `${formatCount(failures.length, 'asset')} not ${word}: ${reason}` })
    if (done > 0) toast({ text: `${formatCount(done, 'asset')} ${word}`, ...(undo && { action: { label: 'Undo', run: undo } }) })
  }

  const undo = async (undoToken: string): Promise<void> => {
    try {
      const { restored, failed } = await undoDelete(undoToken)
      list.unhide(restored.map(({ assetId }) => assetId))
      tell(restored.length, 'restored', failed)
    } catch (error) {
      toast({ tone: 'error', text: errorText(error) })
    }
  }

  return async (assetIds) => {
    list.hide(assetIds)
    try {
      const { undoToken, results } = await deleteAssets(assetIds)
      const failed = results.filter(({ error }) => error !== null)
      list.unhide(failed.map(({ assetId }) => assetId))
      for (const id of assetIds) queryClient.removeQueries(assetQueries.details(id))
      tell(assetIds.length - failed.length, 'deleted', failed, () => void undo(undoToken))
    } catch (error) {
      list.unhide(assetIds)
      toast({ tone: 'error', text: errorText(error) })
    }
  }
}
