export interface KeyMove {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The row number that a key moves the focus to; null when the key moves nothing. The keys of the ARIA grid pattern. */
export function moveFocus(event: KeyMove, from: number, count: number, { columns }: { readonly columns: number }, rowsPerPage: number): number | null {
  const toEdge = event.ctrlKey || event.metaKey
  const target = {
    ArrowRight: from + 1,
    ArrowLeft: from - 1,
    ArrowDown: from + columns,
    ArrowUp: from - columns,
    PageDown: from + columns * rowsPerPage,
    PageUp: from - columns * rowsPerPage,
    Home: toEdge ? 0 : from - (from % columns),
    End: toEdge ? count - 1 : from - (from % columns) + columns - 1,
  }[event.key]
  if (target === undefined || count === 0) return null
  // Up and down stay in their column where there is no row; the rest stops at the ends.
  if (event.key === 'ArrowUp' && target < 0) return from
  if (event.key === 'ArrowDown' && target >= count) return Math.floor((count - 1) / columns) > Math.floor(from / columns) ? count - 1 : from
  return Math.min(Math.max(target, 0), count - 1)
}
