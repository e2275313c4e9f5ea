import { createRoute } from '@tanstack/react-router'
import { parseAssetSearch } from '@/features/assets/assetSearch'
import { AssetsPage } from '@/features/assets/AssetsPage'
import { UploadButton } from '@/features/upload/UploadButton'
import { libraryRoute } from './library'

export const assetsRoute = createRoute({
  getParentRoute: () => libraryRoute,
  path: '/',
  validateSearch: parseAssetSearch,
  component: Assets,
})

function Assets() {
  const { session } = libraryRoute.useRouteContext()
  const navigate = assetsRoute.useNavigate()
  const search = assetsRoute.useSearch()
  return (
    <AssetsPage
      session={session}
      search={search}
      onSearch={(change) => {
        // Back closes the preview; what was selected or open before another is no place to go back to.
        const opens = change.open !== undefined && search.open === undefined
        void navigate({ search: (before) => ({ ...before, ...change }), replace: !opens })
      }}
      uploadButton={<UploadButton />}
    />
  )
}
