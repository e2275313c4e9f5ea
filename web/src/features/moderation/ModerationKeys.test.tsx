import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { moderated } from '@/testing/moderated'
import { show } from '@/testing/show'
import { decisions, moderation, Page, preparePages, renew, row } from './pageInTests'

const [four, three, two, one] = [moderated(4), moderated(3), moderated(2), moderated(1)]

preparePages()

const decided = (server: ReturnType<typeof moderation>) => decisions(server).map(({ assetIds, status }) => [assetIds, status])

describe('a range of the queue', () => {
  it('begins where the focus was, whatever comes in front of it', async () => {
    const server = moderation([four, three, two, one])
    server.hold([three, two, one])
    const { person, queryClient } = show(<Page />)
    ;(await row('Photo 3')).focus()
    await person.keyboard('{ArrowRight}')
    server.hold([four, three, two, one])
    await renew(queryClient)
    expect(await row('Photo 4')).toBeVisible()
    await person.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(screen.getByText('2 selected')).toBeVisible()
    expect(await row('Photo 1')).toHaveFocus()
    await person.keyboard('r')
    expect(decided(server)).toEqual([[[two.asset.assetId, one.asset.assetId], 'rejected']])
  })

  it('begins at the card that was opened, and is stretched from there again', async () => {
    moderation([four, three, two, one])
    const { person } = show(<Page />)
    await person.click(await row('Photo 2'))
    await person.keyboard('{Shift>}')
    await person.click(await row('Photo 1'))
    expect(screen.getByText('2 selected')).toBeVisible()
    expect(await row('Photo 1')).toHaveFocus()
    await person.click(await row('Photo 3'))
    expect(screen.getByText('2 selected')).toBeVisible()
    expect(await row('Photo 3')).toHaveAttribute('aria-selected', 'true')
    expect(await row('Photo 1')).toHaveAttribute('aria-selected', 'false')
  })

  it('begins at the row with the focus where none was begun', async () => {
    moderation([three, two, one])
    const { person } = show(<Page />)
    ;(await row('Photo 2')).focus()
    await person.keyboard('{Shift>}{ArrowRight}{/Shift}')
    expect(await row('Photo 3')).toHaveAttribute('aria-selected', 'false')
    expect(screen.getByText('2 selected')).toBeVisible()
  })
})

describe('a key that is held', () => {
  it('moves on, but neither decides nor selects nor opens more than once', async () => {
    const server = moderation([three, two, one])
    const { container } = show(<Page />)
    const first = await row('Photo 3')
    first.focus()
    for (const key of ['a', 'r', 'p', 'u', 'Enter', ' ']) fireEvent.keyDown(first, { key, repeat: true })
    expect(container.querySelectorAll('[data-index]')).toHaveLength(3)
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(first).toHaveAttribute('aria-selected', 'false')
    fireEvent.keyDown(first, { key: 'ArrowRight', repeat: true })
    expect(await row('Photo 2')).toHaveFocus()
    expect(decisions(server)).toEqual([])
  })
})

describe('the pane of an asset that the queue does not hold', () => {
  it('takes the keys all the same', async () => {
    const server = moderation([three, two])
    server.hold([three])
    const { person } = show(<Page search={{ open: two.asset.assetId }} />)
    const pane = await screen.findByRole('complementary', { name: 'Review of Photo 2' })
    pane.focus()
    await person.keyboard('a')
    expect(decided(server)).toEqual([[[two.asset.assetId], 'approved']])
  })

  it('is closed from the queue', async () => {
    const server = moderation([three, two])
    server.hold([three])
    const { person } = show(<Page search={{ open: two.asset.assetId }} />)
    ;(await row('Photo 3')).focus()
    await person.keyboard('{Escape}')
    expect(screen.queryByRole('complementary')).toBeNull()
    expect(await row('Photo 3')).toHaveFocus()
  })

  it('says that nothing moderates it, and decides on it', async () => {
    const plain = moderated(2, { status: null, steps: [] })
    const server = moderation([three, plain])
    server.hold([three])
    const { person } = show(<Page search={{ open: two.asset.assetId }} />)
    const pane = within(await screen.findByRole('complementary', { name: 'Review of Photo 2' }))
    expect(pane.getByText('Nothing moderates this asset.')).toBeVisible()
    expect(pane.queryByText('Approved')).toBeNull()
    await person.click(pane.getByRole('button', { name: 'Reject' }))
    expect(await screen.findByText('Photo 2 rejected')).toBeVisible()
    // There is nothing that it could be put back to.
    expect(screen.queryByText('Undo')).toBeNull()
    expect(server.calls.find(({ call }) => call === 'POST /moderation/decisions')?.body).toMatchObject({ seen: [{ status: null, version: plain.asset.version }] })
  })
})
