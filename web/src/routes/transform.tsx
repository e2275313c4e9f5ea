import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { assetQueries } from '@/features/assets/assetQueries'
import { validateTrialSearch } from '@/features/transform/trialSearch'
import { libraryRoute } from './library'

export const transformRoute = createRoute({
  getParentRoute: () => libraryRoute,
  path: '/assets/$assetId/transform',
  validateSearch: validateTrialSearch,
  loader: ({ context, params }) => context.queryClient.query(assetQueries.details(params.assetId)),
  component: lazyRouteComponent(() => import('./TransformRoute'), 'TransformRoute'),
})
