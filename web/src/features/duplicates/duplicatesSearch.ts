/** What two assets can be to each other, nearest first; the server's words. */
export const likenesses = ['identical', 'picture', 'variant'] as const

export type Likeness = (typeof likenesses)[number]

/** What of the duplicates page is in its address. */
export interface DuplicatesSearch {
  /** Default: identical. */
  readonly class?: 'picture' | 'variant' | undefined
  /** Default: those that nobody decided. */
  readonly show?: 'decided' | undefined
  /** The asset on the left of the comparison; its group is the one that is looked at. */
  readonly open?: string | undefined
  /** The one on the right. Default: the one that is most like it. */
  readonly with?: string | undefined
}

/** Which groups are listed. */
export interface GroupFilter {
  readonly likeness: Likeness
  readonly decided: boolean
}

const assetId = /^[0-9a-f]{32}$/
const isId = (value: unknown): value is string => typeof value === 'string' && assetId.test(value)

/** Reads the address; what makes no sense is left out rather than refused. */
export function parseDuplicatesSearch(search: Record<string, unknown>): DuplicatesSearch {
  const { class: likeness, show, open, with: other } = search
  return {
    ...((likeness === 'picture' || likeness === 'variant') && { class: likeness }),
    ...(show === 'decided' && { show }),
    ...(isId(open) && { open, ...(isId(other) && other !== open && { with: other }) }),
  }
}

export const filterOf = ({ class: likeness, show }: DuplicatesSearch): GroupFilter => ({ likeness: likeness ?? 'identical', decided: show === 'decided' })
