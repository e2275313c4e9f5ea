import { getRouteApi } from '@tanstack/react-router'
import { useAssetList } from '@/features/assets/list/AssetListContext'
import { DuplicatesPage } from '@/features/duplicates/DuplicatesPage'

const route = getRouteApi('/library/duplicates')

/** A file of its own, so that the page is loaded when it is first opened. */
export function DuplicatesRoute() {
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const assets = useAssetList()
  return (
    <DuplicatesPage
      search={search}
      onSearch={(change) => {
        // Back closes the comparison; what was compared before is no place to go back to.
        const opens = change.open !== undefined && search.open === undefined
        void navigate({ search: (before) => ({ ...before, ...change }), replace: !opens })
      }}
      onShowInAssets={(open) => void navigate({ to: '/', search: { open } })}
      onMerged={(kept, removedIds) => {
        assets.hide(removedIds)
        assets.replace(kept)
      }}
      onRestored={(assetIds) => assets.unhide(assetIds)}
    />
  )
}
