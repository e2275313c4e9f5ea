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
  return (
    <AssetsPage
      session={session}
      search={assetsRoute.useSearch()}
      // What is selected and open is no place to go back to; the page is.
      onSearch={(change) => void navigate({ search: (search) => ({ ...search, ...change }), replace: true })}
      uploadButton={<UploadButton />}
    />
  )
}
