import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { card } from '@/testing/cards'
import { group, member, pair } from '@/testing/duplicates'
import { show } from '@/testing/show'
import { duplicates, Page, pane, preparePages, row } from './pageInTests'

const first = group([member(1), member(2)], [pair(1, 2)])
const second = group([member(3), member(4)], [pair(3, 4)])
const three = group([member(5), member(6), member(7)], [pair(5, 6), pair(5, 7), pair(6, 7)])

preparePages()

describe('a merger of many', () => {
  it('while others merge stops there, says what those that are left would do now, and goes on with them', async () => {
    const server = duplicates([three])
    const { person } = show(<Page />)
    await person.click(await row('Photo 5'))
    await person.click(within(await pane()).getByRole('button', { name: 'Merge 2 into left' }))
    const dialog = await screen.findByRole('alertdialog')
    expect(await within(dialog).findByText(/^Nothing: it has/)).toBeVisible()
    const asked = server.calls.length
    server.hold([group([member(5), member(7)], [pair(5, 7)])])
    server.refuse(503, 'Others are merging; try again in a moment', card(7).assetId)
    await person.click(await within(dialog).findByRole('button', { name: 'Merge and delete 2' }))
    const rest = await screen.findByRole('alertdialog', { name: 'Merge Photo 7 into Photo 5?' })
    expect(await within(rest).findByText('Others are merging; try again in a moment')).toBeVisible()
    expect(server.calls.slice(asked).map(({ call }) => call)).toContain('GET /duplicates/merger')
    server.refuse(null)
    server.hold([])
    await person.click(within(rest).getByRole('button', { name: 'Merge and delete' }))
    expect(await screen.findByText('Photo 7 merged into Photo 5')).toBeVisible()
    await waitFor(() => expect(screen.getByRole('heading', { name: 'No duplicates' })).toHaveFocus())
  })
})

describe('a decision', () => {
  it('that got no answer may have been made: the list is read again', async () => {
    const server = duplicates([first, second])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    server.cut()
    server.hold([second])
    await person.keyboard('k')
    expect(await screen.findByText(/^The server does not answer/)).toBeVisible()
    expect(await screen.findByText(/decided or merged meanwhile/)).toBeVisible()
  })

  it('that is answered when the page was left goes nowhere', async () => {
    const server = duplicates([first, second])
    const onGo = vi.fn()
    const { person, unmount, queryClient } = show(<Page onGo={onGo} />)
    await person.click(await row('Photo 1'))
    const answer = server.delay()
    await person.keyboard('k')
    unmount()
    onGo.mockClear()
    answer()
    await vi.waitFor(() => expect(queryClient.getQueryData(['duplicates', 'past'])).toHaveLength(1))
    expect(onGo).not.toHaveBeenCalled()
  })

  it('of a pair that was decided twice is undone twice', async () => {
    const server = duplicates([first])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    server.hold([])
    await person.keyboard('k')
    expect(await screen.findByRole('heading', { name: 'No duplicates' })).toBeVisible()
    const decided = pair(1, 2, { decision: { kind: 'keep', by: 'u1', byName: 'Ines Halden', at: '2026-01-02T10:00:00Z', of: 'picture', keptId: null } })
    server.hold([group([member(1), member(2)], [decided])])
    await person.click(screen.getByRole('radio', { name: 'Decided' }))
    await person.click(await row('Photo 1'))
    await person.keyboard('r')
    expect(await screen.findByText(/^Open again/)).toBeVisible()
    await person.keyboard('u')
    expect(await screen.findByText(/^Undone: Open again/)).toBeVisible()
    await person.keyboard('u')
    expect(await screen.findByText(/^Undone: Both kept/)).toBeVisible()
    expect(server.sent().map(({ decision, seen }) => [decision, seen.decidedAt])).toEqual([
      ['keep', null],
      [null, '2026-01-02T10:00:00Z'],
      ['keep', null],
      [null, '2026-01-02T10:00:01Z'],
    ])
  })
})
