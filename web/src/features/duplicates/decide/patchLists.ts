import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { DuplicateGroup, DuplicateGroups } from '@/api/types'
import { duplicateQueries } from '../duplicateQueries'

type Listed = InfiniteData<DuplicateGroups, string | null>

/** Puts what is left of a group in its place, in every page; how many there are changes as much. */
function patched(listed: Listed, patch: (group: DuplicateGroup) => readonly DuplicateGroup[]): Listed {
  const pages = listed.pages.map((page) => ({ ...page, groups: page.groups.flatMap(patch) }))
  const count = (each: readonly DuplicateGroups[]): number => each.reduce((sum, { groups }) => sum + groups.length, 0)
  const more = count(pages) - count(listed.pages)
  return { ...listed, pages: pages.map((page) => ({ ...page, total: Math.max(0, page.total + more) })) }
}

/**
 * Shows what a decision made of the lists, without asking for them again: a person may have come through many pages.
 * What is on its way may be from before, and is let go; a list that has nothing yet waits for it, and is read again when its number is another.
 */
export async function patchLists(queryClient: QueryClient, queryKey: readonly unknown[], patch: (group: DuplicateGroup) => readonly DuplicateGroup[]): Promise<void> {
  await queryClient.cancelQueries({ queryKey: duplicateQueries.lists, predicate: ({ state }) => state.data !== undefined })
  queryClient.setQueriesData<Listed>({ queryKey }, (listed) => listed && patched(listed, patch))
  void queryClient.invalidateQueries({ queryKey: duplicateQueries.lists, type: 'inactive' })
  void queryClient.invalidateQueries({ queryKey: duplicateQueries.totals })
}
