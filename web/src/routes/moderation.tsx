import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseModerationSearch } from '@/features/moderation/moderationSearch'
import { libraryRoute } from './library'

export const moderationRoute = createRoute({
  getParentRoute: () => libraryRoute,
  path: '/moderation',
  validateSearch: parseModerationSearch,
  component: lazyRouteComponent(() => import('./ModerationRoute'), 'ModerationRoute'),
})
