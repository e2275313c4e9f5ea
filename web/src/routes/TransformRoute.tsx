import { getRouteApi } from '@tanstack/react-router'
import { TransformPage } from '@/features/transform/TransformPage'

const route = getRouteApi('/library/assets/$assetId/transform')
const library = getRouteApi('/library')

/** A file of its own, so that the page is loaded when it is first opened. */
export function TransformRoute() {
  const { session } = library.useRouteContext()
  const navigate = route.useNavigate()
  return (
    <TransformPage
      {...route.useLoaderData()}
      session={session}
      search={route.useSearch()}
      onSearch={(search) => void navigate({ search, replace: true })}
    />
  )
}
