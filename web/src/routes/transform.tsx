import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { assetQueries } from '@/features/assets/assetQueries'
import { validateTrialSearch } from '@/features/transform/trialSearch'
import { vocabularyQuery } from '@/features/transform/vocabularyQuery'
import { libraryRoute } from './library'

export const transformRoute = createRoute({
  getParentRoute: () => libraryRoute,
  path: '/assets/$assetId/transform',
  validateSearch: validateTrialSearch,
  loader: async ({ context: { queryClient }, params }) => {
    const [asset, choices] = await Promise.all([queryClient.query(assetQueries.details(params.assetId)), queryClient.query(vocabularyQuery)])
    return { asset, choices }
  },
  component: lazyRouteComponent(() => import('./TransformRoute'), 'TransformRoute'),
})
