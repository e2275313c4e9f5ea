import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createRoute, Link, Outlet, redirect, useMatchRoute, useNavigate, useRouter } from '@tanstack/react-router'
import { Copy, Images, ShieldCheck } from 'lucide-react'
import { useEffect } from 'react'
import { ApiError } from '@/api/errors'
import type { Session } from '@/api/types'
import { AccountMenu } from '@/features/accounts/AccountMenu'
import { sessionQuery } from '@/features/accounts/sessionQuery'
import { AssetListProvider, useAssetListView } from '@/features/assets/list/AssetListContext'
import { countsQuery } from '@/features/moderation/countsQuery'
import { PendingCount } from '@/features/moderation/PendingCount'
import { isBusy } from '@/features/upload/uploadItem'
import { UploadProvider, useUploads } from '@/features/upload/UploadContext'
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
  return (
    <AssetListProvider>
      <SessionEnd />
      <UploadProvider>
        <Shell
          navigation={<Navigation />}
          account={<Account session={session} />}
        >
          <Outlet />
        </Shell>
        <DropTarget />
        <UploadTray />
      </UploadProvider>
    </AssetListProvider>
  )
}

/** The pages of the library. What belongs to an asset, such as its transformation, is under the assets. */
function Navigation() {
  const matches = useMatchRoute()
  const isElsewhere = matches({ to: '/moderation' }) !== false || matches({ to: '/duplicates' }) !== false
  return (
    <>
      <Link to="/" activeOptions={{ exact: isElsewhere }}>
        <Images aria-hidden />
        Assets
      </Link>
      <Link to="/moderation">
        <ShieldCheck aria-hidden />
        <span>
          Moderation
          <PendingCount />
        </span>
      </Link>
      <Link to="/duplicates">
        <Copy aria-hidden />
        Duplicates
      </Link>
    </>
  )
}

function Account({ session }: { readonly session: Session }) {
  const navigate = useNavigate()
  const { items, remove } = useUploads()
  return (
    <AccountMenu
      session={session}
      isBusy={isBusy(items)}
      onLeaving={() => {
        if (items.length > 0) remove(items.map(({ id }) => id))
      }}
      onSignedOut={() => void navigate({ to: '/sign-in' })}
    />
  )
}

/** When the session has ended elsewhere, the next look for what is new finds out, and the person is asked to sign in again. */
function SessionEnd() {
  const { error } = useAssetListView()
  const { error: countError } = useQuery({ ...countsQuery(), enabled: false })
  const queryClient = useQueryClient()
  const router = useRouter()
  const hasEnded = [error, countError].some((each) => each instanceof ApiError && each.status === 401)
  useEffect(() => {
    if (!hasEnded) return
    queryClient.removeQueries(sessionQuery)
    // The next session is not to be told of the end of this one.
    queryClient.removeQueries({ queryKey: ['moderation'] })
    queryClient.removeQueries({ queryKey: ['duplicates'] })
    void router.invalidate()
  }, [hasEnded, queryClient, router])
  return null
}
