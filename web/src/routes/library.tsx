import { createRoute, Link, Outlet, redirect, useNavigate } from '@tanstack/react-router'
import { Images } from 'lucide-react'
import { ApiError } from '@/api/errors'
import { AccountMenu } from '@/features/accounts/AccountMenu'
import { sessionQuery } from '@/features/accounts/sessionQuery'
import { AssetListProvider } from '@/features/assets/list/AssetListContext'
import { UploadProvider } from '@/features/upload/UploadContext'
import { UploadTray } from '@/features/upload/tray/UploadTray'
import { DropTarget } from '@/features/upload/DropTarget'
import { Shell } from '@/ui/Shell'
import { rootRoute } from './root'

/** Everything behind the sign-in: the frame, and what must live longer than one page of it. */
export const libraryRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'library',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queryClient.query({ ...sessionQuery, staleTime: 'static' }) }
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) throw redirect({ to: '/sign-in', search: { next: location.href } })
      throw error
    }
  },
  component: Library,
})

function Library() {
  const { session } = libraryRoute.useRouteContext()
  const navigate = useNavigate()
  return (
    <AssetListProvider>
      <UploadProvider>
        <Shell
          navigation={
            <Link to="/">
              <Images aria-hidden />
              Assets
            </Link>
          }
          account={<AccountMenu session={session} onSignedOut={() => void navigate({ to: '/sign-in' })} />}
        >
          <Outlet />
        </Shell>
        <DropTarget />
        <UploadTray />
      </UploadProvider>
    </AssetListProvider>
  )
}
