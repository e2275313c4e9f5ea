import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import { api, data } from '@/api/client'
import { fetchFirstPage } from '@/api/firstPage'
import { AssetList, type AssetListView } from './AssetList'

const firstPageSize = 100
const pageSize = 200

const Context = createContext<AssetList | null>(null)

const source = {
  first: (etag: string | null, signal: AbortSignal) => fetchFirstPage(firstPageSize, etag, signal),
  next: (cursor: string, signal: AbortSignal) => data(api.GET('/library/api/assets', { params: { query: { cursor, limit: pageSize } }, signal })),
}

/** Keeps the list while people go from page to page. */
export function AssetListProvider({ children, list }: { readonly children: ReactNode; readonly list?: AssetList }) {
  const [own] = useState(() => list ?? new AssetList(source))
  return <Context value={own}>{children}</Context>
}

export function useAssetList(): AssetList {
  const list = useContext(Context)
  if (list === null) throw new Error('AssetListProvider is missing.')
  return list
}

export function useAssetListView(): AssetListView {
  const list = useAssetList()
  return useSyncExternalStore(list.subscribe, list.getView)
}
