import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseDuplicatesSearch } from '@/features/duplicates/duplicatesSearch'
import { libraryRoute } from './library'

export const duplicatesRoute = createRoute({
  getParentRoute: () => libraryRoute,
  path: '/duplicates',
  validateSearch: parseDuplicatesSearch,
  component: lazyRouteComponent(() => import('./DuplicatesRoute'), 'DuplicatesRoute'),
})
