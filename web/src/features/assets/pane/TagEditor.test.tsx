import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AssetListProvider } from '../list/AssetListContext'
import { card } from '@/testing/cards'
import { fakeServer } from '@/testing/server'
import { expectAccessible, show } from '@/testing/show'
import { TagEditor } from './TagEditor'

const path = `PATCH /assets/${card(1).assetId}`
const editor = (tags: string[]) => (
  <AssetListProvider>
    <TagEditor asset={card(1, { tags })} />
  </AssetListProvider>
)

describe('TagEditor', () => {
  it('adds several tags at once, each once', async () => {
    const { calls } = fakeServer({ [path]: () => ({ body: card(1) }) })
    const { person, container } = show(editor(['sea']))
    await expectAccessible(container)
    await person.type(screen.getByLabelText('Add tags'), 'sun, sea,  blue hour ,{Enter}')
    expect(calls[0]?.body).toEqual({ tags: ['sea', 'sun', 'blue hour'] })
  })

  it('removes a tag', async () => {
    const { calls } = fakeServer({ [path]: () => ({ body: card(1) }) })
    const { person } = show(editor(['sea', 'sun']))
    await person.click(screen.getByRole('button', { name: 'Remove sea' }))
    expect(calls[0]?.body).toEqual({ tags: ['sun'] })
  })

  it('keeps what was typed when the server refuses, and says why', async () => {
    fakeServer({ [path]: () => ({ status: 403, body: { error: { message: 'You may not edit this asset' } } }) })
    const { person } = show(editor([]))
    await person.type(screen.getByLabelText('Add tags'), 'sun{Enter}')
    expect(await screen.findByText('You may not edit this asset')).toBeVisible()
    expect(screen.getByLabelText('Add tags')).toHaveValue('sun')
  })
})
