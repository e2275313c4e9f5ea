import { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { parseSearchText, writeSearchText } from '@/lib/searchText'
import { assetsRoute } from './assets'
import { duplicatesRoute } from './duplicates'
import { libraryRoute } from './library'
import { moderationRoute } from './moderation'
import { rootRoute } from './root'
import { signInRoute } from './signIn'
import { transformRoute } from './transform'

export const queryClient = new QueryClient({ defaultOptions: { queries: { retry: 1 } } })

/** Every page, by its address under /library. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([signInRoute, libraryRoute.addChildren([assetsRoute, duplicatesRoute, moderationRoute, transformRoute])]),
  basepath: '/library',
  context: { queryClient },
  defaultPreload: 'intent',
  parseSearch: parseSearchText,
  stringifySearch: writeSearchText,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
