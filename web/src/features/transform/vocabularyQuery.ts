import { queryOptions } from '@tanstack/react-query'
import { api, data } from '@/api/client'
import { choicesOf, type TrialChoices } from './vocabulary'

/** What transformations can be made of on this server; the same until it is another program. */
export const vocabularyQuery = queryOptions({
  queryKey: ['vocabulary'],
  queryFn: async ({ signal }): Promise<TrialChoices> => choicesOf(await data(api.GET('/library/api/transformations/vocabulary', { signal }))),
  staleTime: Infinity,
})
