import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AssetListProvider } from '../list/AssetListContext'
import { card } from '@/testing/cards'
import { eventually } from '@/testing/eventually'
import { fakeServer } from '@/testing/server'
import { expectAccessible, show } from '@/testing/show'
import { TagEditor } from './TagEditor'

const path = `/assets/${card(1).assetId}`
const refusal = (status: number, message: string) => ({ status, body: { error: { message } } })

/** An editor, and a server whose asset has those tags at each look, the last ones from then on. */
function editor(tags: string[], patch?: () => { status?: number; body: unknown }, looks: string[][] = [tags]) {
  let look = 0
  const seen = () => ({ ...card(1, { tags: looks[Math.min(look, looks.length) - 1] ?? tags }), revision: `r${look}` })
  const { calls } = fakeServer({
    [`GET ${path}`]: () => {
      look++
      return { body: seen() }
    },
    [`PATCH ${path}`]: patch ?? (() => ({ body: seen() })),
  })
  const view = show(
    <AssetListProvider>
      <TagEditor asset={card(1, { tags })} />
    </AssetListProvider>,
  )
  return { ...view, patches: () => calls.filter(({ call }) => call.startsWith('PATCH')).map(({ body, headers }) => [headers.get('If-Match'), body]) }
}

describe('TagEditor', () => {
  it('adds several tags at once, each once', async () => {
    const { person, container, patches } = editor(['sea'])
    await expectAccessible(container)
    await person.type(screen.getByLabelText('Add tags'), 'sun, sea,  blue hour ,{Enter}')
    await eventually(() => expect(patches()).toEqual([['r1', { tags: ['sea', 'sun', 'blue hour'] }]]))
  })

  it('removes a tag', async () => {
    const { person, patches } = editor(['sea', 'sun'])
    await person.click(screen.getByRole('button', { name: 'Remove sea' }))
    await eventually(() => expect(patches()).toEqual([['r1', { tags: ['sun'] }]]))
  })

  it('keeps the tags that others have added meanwhile', async () => {
    const answers = [refusal(412, 'It was changed by somebody else'), { body: { ...card(1), revision: 'r3' } }]
    const { person, patches } = editor(['sea'], () => answers.shift() ?? refusal(500, 'asked too often'), [['sea'], ['sea', 'boat']])
    await person.type(screen.getByLabelText('Add tags'), 'sun{Enter}')
    await eventually(() =>
      expect(patches()).toEqual([
        ['r1', { tags: ['sea', 'sun'] }],
        ['r2', { tags: ['sea', 'boat', 'sun'] }],
      ]),
    )
  })

  it('keeps what was typed when the server refuses, and says why', async () => {
    const { person } = editor([], () => refusal(403, 'You may not edit this asset'))
    await person.type(screen.getByLabelText('Add tags'), 'sun{Enter}')
    expect(await screen.findByText('You may not edit this asset')).toBeVisible()
    expect(screen.getByLabelText('Add tags')).toHaveValue('sun')
  })
})
