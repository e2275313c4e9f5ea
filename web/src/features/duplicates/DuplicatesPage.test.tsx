import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { card } from '@/testing/cards'
import { group, member, pair } from '@/testing/duplicates'
import { fakeServer } from '@/testing/server'
import { expectAccessible, show } from '@/testing/show'
import { duplicates, Page, pane, preparePages, renew, row, told } from './pageInTests'

const small = member(2, { asset: card(2, { width: 640, height: 480, bytes: 40_000, assetFolder: 'Web', tags: ['web'] }) })
const first = group([member(1), small], [pair(1, 2)])
const second = group([member(3), member(4)], [pair(3, 4)])
const three = group([member(5), member(6), member(7)], [pair(5, 6), pair(5, 7), pair(6, 7)])

preparePages()

describe('the groups', () => {
  it('say how alike their assets are and where they lie, and axe finds nothing', async () => {
    duplicates([first, three])
    const { container } = show(<Page />)
    expect(await row('Photo 1 and Photo 2')).toHaveTextContent('Same picture, 95 %')
    expect(await row('Photo 1 and Photo 2')).toHaveTextContent('Home, Web')
    expect(await row('Photo 5 and 2 others')).toHaveTextContent('3 assets')
    expect(screen.getByRole('radio', { name: /^Same picture/ })).toHaveTextContent('2')
    await expectAccessible(container)
  })

  it('tell when there are none, and are asked for again when that failed', async () => {
    let isDown = true
    fakeServer({ 'GET /duplicates': () => (isDown ? { status: 503, body: { error: { message: 'The storage does not answer' } } } : { body: { total: 0, groups: [], nextCursor: null } }) })
    const { person, container } = show(<Page />)
    expect(await screen.findByText(/The storage does not answer/)).toBeVisible()
    isDown = false
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('heading', { name: 'No duplicates' })).toBeVisible()
    await expectAccessible(container)
  })
})

describe('the comparison', () => {
  it('has the better one on the left, with the facts of both, and axe finds nothing', async () => {
    duplicates([first])
    const { person, container } = show(<Page />)
    await person.click(await row('Photo 1'))
    expect(within(await pane()).getByRole('group', { name: 'Left: Photo 1' })).toBeVisible()
    expect(screen.getByRole('row', { name: /^Dimensions ?\(differs\) 1600 × 1200 640 × 480$/ })).toBeVisible()
    expect(screen.getByRole('row', { name: 'Format JPG JPG' })).toBeVisible()
    await expectAccessible(container)
  })

  it('goes through the assets of a larger group, and swaps the sides', async () => {
    duplicates([three])
    const { person } = show(<Page />)
    await person.click(await row('Photo 5'))
    const strip = within(await pane()).getByRole('group', { name: 'Assets of this group' })
    await person.click(within(strip).getByRole('button', { name: 'Photo 7' }))
    expect(screen.getByRole('group', { name: 'Right: Photo 7' })).toBeVisible()
    await person.keyboard('s')
    expect(screen.getByRole('group', { name: 'Left: Photo 7' })).toBeVisible()
    expect(screen.getByRole('group', { name: 'Right: Photo 5' })).toBeVisible()
  })

  it('stays as it was where others decide meanwhile, with the focus, and says so', async () => {
    const server = duplicates([first, second])
    const { person, queryClient } = show(<Page />)
    await person.click(await row('Photo 1'))
    within(await pane()).getByRole('button', { name: 'Keep both' }).focus()
    server.hold([second])
    await renew(queryClient)
    expect(await screen.findByText(/decided or merged meanwhile/)).toBeVisible()
    expect(await pane()).toHaveFocus()
    await person.keyboard('n')
    expect(server.sent()).toEqual([])
    await person.keyboard('{ArrowRight}')
    expect(await screen.findByRole('complementary', { name: 'Comparison of Photo 3 and Photo 4' })).toBeVisible()
  })

  it('is only looked at by who may not edit, and says what it takes', async () => {
    const server = duplicates([group([member(1, { canEdit: false, canDelete: false }), small], [pair(1, 2)])])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    expect(within(await pane()).getByRole('button', { name: 'Not duplicates' })).toBeDisabled()
    expect(screen.getByText(/which an administrator can give you/)).toBeVisible()
    await person.keyboard('n')
    expect(server.sent()).toEqual([])
  })
})

describe('a merger', () => {
  it('is asked about with what is lost and what is added, and can be undone', async () => {
    const server = duplicates([first, second], { addedTags: ['web'], values: [{ name: 'alt', kept: 'Dawn', removed: 'Sunset' }, { name: 'place', kept: null, removed: 'Bergen' }] })
    const { person, container } = show(<Page />)
    await person.click(await row('Photo 1'))
    await person.click(within(await pane()).getByRole('button', { name: 'Keep left' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Merge Photo 2 into Photo 1?' })
    expect(await within(dialog).findByText('alt “Sunset”, since “Dawn” stays')).toBeVisible()
    expect(within(dialog).getByText(/^Web\/Photo 2, and its URL/)).toBeVisible()
    expect(within(dialog).getByText('Tag: web')).toBeVisible()
    expect(within(dialog).getByText('place: Bergen')).toBeVisible()
    await expectAccessible(dialog)
    // Keys of the page are none of the dialog's.
    await person.keyboard('n')
    expect(server.sent()).toEqual([])

    server.hold([second])
    await person.click(within(dialog).getByRole('button', { name: 'Merge and delete' }))
    expect(await screen.findByRole('complementary', { name: 'Comparison of Photo 3 and Photo 4' })).toHaveFocus()
    expect(server.sent()).toMatchObject([{ firstId: first.pairs[0]?.firstId, decision: 'merge', keepId: card(1).assetId, seen: { decidedAt: null, class: 'picture', firstVersion: card(1).version, secondVersion: card(2).version } }])
    expect(told.merged).toContainEqual([card(1).assetId, card(2).assetId])
    expect(container.querySelectorAll('[role="grid"] [role="row"]')).toHaveLength(1)

    server.hold([first, second])
    await person.keyboard('u')
    expect(await row('Photo 1')).toBeVisible()
    expect(server.calls.filter(({ call }) => call === 'POST /assets/undo-delete').map(({ body }) => body)).toEqual([{ undoToken: `token-${card(2).assetId}` }])
  })

  it('of several tells which are left when one fails, and goes on with those', async () => {
    const server = duplicates([three])
    const { person } = show(<Page />)
    await person.click(await row('Photo 5'))
    server.refuse(503, 'The storage does not answer')
    await person.click(within(await pane()).getByRole('button', { name: 'Merge 2 into left' }))
    const dialog = await screen.findByRole('alertdialog')
    const merge = await within(dialog).findByRole('button', { name: 'Merge and delete 2' })
    await person.click(merge)
    expect(await within(dialog).findByText('The storage does not answer')).toBeVisible()
    server.refuse(null)
    await person.click(merge)
    expect(await screen.findByText('2 assets merged into Photo 5')).toBeVisible()
    expect(screen.queryByRole('alertdialog', { name: /Merge/ })).toBeNull()
    expect(server.sent()).toHaveLength(3)
  })

  it('of what is no duplicate any more is not tried again: the list is', async () => {
    const server = duplicates([first, second])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    await person.keyboard('m')
    const merge = await screen.findByRole('button', { name: 'Merge and delete' })
    server.refuse(412, 'They are no duplicates any more')
    server.hold([second])
    await person.click(merge)
    expect(await screen.findByText('They are no duplicates any more')).toBeVisible()
    expect(await screen.findByText(/decided or merged meanwhile/)).toBeVisible()
    expect(await pane()).toHaveFocus()
    expect(server.sent()).toHaveLength(1)
  })
})

describe('a decision', () => {
  it('goes on to the next group, with the focus where it was, and is taken back', async () => {
    const server = duplicates([first, second])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    const button = within(await pane()).getByRole('button', { name: 'Not duplicates' })
    server.hold([second])
    await person.click(button)
    expect(await screen.findByRole('complementary', { name: 'Comparison of Photo 3 and Photo 4' })).toBeVisible()
    expect(screen.getByRole('button', { name: 'Not duplicates' })).toHaveFocus()
    await person.keyboard('u')
    expect(await screen.findByText(/^Undone: Not duplicates/)).toBeVisible()
    expect(server.sent().map(({ decision, seen }) => [decision, seen.decidedAt])).toEqual([
      ['notDuplicate', null],
      [null, '2026-01-02T10:00:00Z'],
    ])
  })

  it('about the last group leaves the focus on the empty list, where U takes it back', async () => {
    const server = duplicates([first])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    server.hold([])
    await person.keyboard('k')
    expect(await screen.findByRole('heading', { name: 'No duplicates' })).toHaveFocus()
    server.hold([first])
    await person.keyboard('{Control>}u{/Control}')
    expect(server.sent()).toHaveLength(1)
    await person.keyboard('U')
    expect(await row('Photo 1')).toBeVisible()
    await waitFor(async () => expect(await row('Photo 1')).toHaveFocus())
  })

  it('that somebody else made meanwhile is told, and not overruled', async () => {
    const server = duplicates([first, second])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    server.refuse(412, 'Somebody else decided about these two meanwhile; look at them again')
    server.hold([second])
    await person.keyboard('n')
    expect(await screen.findByText(/^Somebody else decided/)).toBeVisible()
    expect(await screen.findByText(/decided or merged meanwhile/)).toBeVisible()
  })

  it('of before is listed with who made it, and is taken back', async () => {
    const decided = pair(1, 2, { decision: { kind: 'keep', by: 'u2', byName: 'Ana Berg', at: '2026-01-01T10:00:00Z', of: 'picture', keptId: null } })
    const server = duplicates([group([member(1), small], [decided])])
    const { person } = show(<Page search={{ class: 'picture', show: 'decided' }} />)
    await person.click(await row('Photo 1'))
    expect(within(await pane()).getByText(/^Both kept, by Ana Berg on/)).toBeVisible()
    server.hold([])
    await person.click(screen.getByRole('button', { name: 'Take back' }))
    expect(await screen.findByRole('heading', { name: 'Nothing was decided yet' })).toBeVisible()
    expect(server.sent()).toMatchObject([{ decision: null, seen: { decidedAt: '2026-01-01T10:00:00Z' } }])
  })
})
