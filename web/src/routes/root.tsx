import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Link, Outlet, useRouter } from '@tanstack/react-router'
import { errorText } from '@/lib/errorText'
import { Toasts } from '@/ui/Toasts'
import styles from './Message.module.css'

export interface RouterContext {
  readonly queryClient: QueryClient
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <Outlet />
      <Toasts />
    </>
  ),
  notFoundComponent: () => (
    <main className={styles['message']}>
      <h1>There is no such page</h1>
      <Link to="/">To the assets</Link>
    </main>
  ),
  errorComponent: Failure,
})

function Failure({ error }: { readonly error: unknown }) {
  const router = useRouter()
  return (
    <main className={styles['message']} role="alert">
      <h1>This page could not be shown</h1>
      <p>{errorText(error)}</p>
      {/* Loads again what failed to load; showing the page again would only fail again. */}
      <button type="button" onClick={() => void router.invalidate()}>
        Try again
      </button>
      <Link to="/">To the assets</Link>
    </main>
  )
}
