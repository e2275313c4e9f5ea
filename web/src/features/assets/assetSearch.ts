/** How many assets can be selected at once: what one call deletes, and what an address can carry. */
export const selectionLimit = 100

/** What of the assets page is in its address. */
export interface AssetSearch {
  /** Default: cards. */
  readonly view?: 'list' | undefined
  /** The asset in the preview pane. */
  readonly open?: string | undefined
  readonly tab?: 'metadata' | undefined
  readonly selected?: readonly string[] | undefined
}

const assetId = /^[0-9a-f]{32}$/

/** Reads the address; what makes no sense is left out rather than refused. */
export function parseAssetSearch(search: Record<string, unknown>): AssetSearch {
  const { view, open, tab, selected } = search
  const ids = typeof selected === 'string' ? selected.split('.') : Array.isArray(selected) ? (selected as unknown[]) : []
  const valid = [...new Set(ids.filter((id): id is string => typeof id === 'string' && assetId.test(id)))].slice(0, selectionLimit)
  return {
    ...(view === 'list' && { view }),
    ...(typeof open === 'string' && assetId.test(open) && { open }),
    ...(tab === 'metadata' && { tab }),
    ...(valid.length > 0 && { selected: valid }),
  }
}
