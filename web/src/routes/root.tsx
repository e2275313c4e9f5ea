import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Link, Outlet } from '@tanstack/react-router'
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
  errorComponent: ({ error, reset }) => (
    <main className={styles['message']} role="alert">
      <h1>This page could not be shown</h1>
      <p>{errorText(error)}</p>
      <button type="button" onClick={reset}>
        Try again
      </button>
    </main>
  ),
})
