import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AssetList } from '../list/AssetList'
import { AssetListProvider, useAssetListView } from '../list/AssetListContext'
import { card, page } from '@/testing/cards'
import { fakeServer } from '@/testing/server'
import { show } from '@/testing/show'
import { useDelete } from './useDelete'

async function library() {
  const list = new AssetList({ first: () => Promise.resolve({ page: page(5, 1), etag: null }), next: () => Promise.reject(new Error('there is no next page')) })
  await list.poll(new AbortController().signal)
  return show(
    <AssetListProvider list={list}>
      <Counter />
    </AssetListProvider>,
  )
}

function Counter() {
  const { count } = useAssetListView()
  const remove = useDelete()
  return (
    <button type="button" onClick={() => void remove([card(1).assetId, card(2).assetId])}>
      {count} assets
    </button>
  )
}

const deletion = (failed: string | null) => ({
  body: {
    undoToken: 't1',
    undoUntil: '2026-01-01T00:00:00Z',
    results: [{ assetId: card(1).assetId, error: null }, { assetId: card(2).assetId, error: failed }],
  },
})

describe('deleting', () => {
  it('takes the assets away at once, and undo brings them back', async () => {
    const { calls } = fakeServer({
      'POST /assets/delete': () => deletion(null),
      'POST /assets/undo-delete': () => ({ body: { restored: [card(1), card(2)], failed: [] } }),
    })
    const { person } = await library()
    await person.click(screen.getByRole('button', { name: '5 assets' }))
    expect(await screen.findByRole('button', { name: '3 assets' })).toBeVisible()
    await person.click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('button', { name: '5 assets' })).toBeVisible()
    expect(calls.at(-1)?.body).toEqual({ undoToken: 't1' })
  })

  it('brings back what the server would not delete, and says why', async () => {
    fakeServer({ 'POST /assets/delete': () => deletion('You may not delete this asset') })
    const { person } = await library()
    await person.click(screen.getByRole('button', { name: '5 assets' }))
    expect(await screen.findByRole('button', { name: '4 assets' })).toBeVisible()
    expect(await screen.findByText('1 asset not deleted: You may not delete this asset')).toBeVisible()
  })
})
