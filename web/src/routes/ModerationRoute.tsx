import { getRouteApi } from '@tanstack/react-router'
import { useAssetList } from '@/features/assets/list/AssetListContext'
import { ModerationPage } from '@/features/moderation/ModerationPage'

const route = getRouteApi('/library/moderation')
const library = getRouteApi('/library')

/** A file of its own, so that the page is loaded when it is first opened. */
export function ModerationRoute() {
  const { session } = library.useRouteContext()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const assets = useAssetList()
  return (
    <ModerationPage
      session={session}
      search={search}
      onSearch={(change) => {
        // Back closes the review; which asset was looked at before another is no place to go back to.
        const opens = change.open !== undefined && search.open === undefined
        void navigate({ search: (before) => ({ ...before, ...change }), replace: !opens })
      }}
      onShowInAssets={(open) => void navigate({ to: '/', search: { open } })}
      onDecided={(decided) => {
        for (const asset of decided) assets.replace(asset)
      }}
    />
  )
}
