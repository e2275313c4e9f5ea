import { createRoute, useRouter } from '@tanstack/react-router'
import { redeemLink } from '@/features/accounts/redeem'
import { SignInPage } from '@/features/accounts/SignInPage'
import { rootRoute } from './root'

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  // Only paths of the library itself: the address comes from outside.
  validateSearch: ({ next }): { next?: string } => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {}),
  loader: ({ context }) => redeemLink(context.queryClient),
  staleTime: Infinity,
  gcTime: 0,
  component: SignIn,
})

function SignIn() {
  const router = useRouter()
  const { next } = signInRoute.useSearch()
  return <SignInPage redemption={signInRoute.useLoaderData()} onDone={() => router.history.replace(`/library${next ?? '/'}`)} />
}
