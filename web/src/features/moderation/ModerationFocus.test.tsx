import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { moderated } from '@/testing/moderated'
import { eventually } from '@/testing/eventually'
import { show } from '@/testing/show'
import { decisions, moderation, Page, preparePages, renew, row } from './pageInTests'

const [three, two, one] = [moderated(3), moderated(2), moderated(1)]

preparePages()

const nothingWaits = () => screen.findByRole('heading', { name: 'Nothing waits' })

describe('the focus', () => {
  it('is on "Nothing waits" after the last decision in the pane, and U brings it back to the queue', async () => {
    moderation([one])
    const { person } = show(<Page />)
    await person.click(await row('Photo 1'))
    await person.click(within(screen.getByRole('complementary')).getByRole('button', { name: 'Approve' }))
    const heading = await nothingWaits()
    await eventually(() => expect(heading).toHaveFocus())
    await person.keyboard('u')
    const back = await row('Photo 1')
    await eventually(() => expect(back).toHaveFocus())
  })

  it('goes from "Nothing waits" to what arrives', async () => {
    const server = moderation([two, one])
    server.hold([one])
    const { person, queryClient } = show(<Page />)
    ;(await row('Photo 1')).focus()
    await person.keyboard('a')
    const heading = await nothingWaits()
    await eventually(() => expect(heading).toHaveFocus())
    server.hold([two])
    await renew(queryClient)
    const arrived = await row('Photo 2')
    await eventually(() => expect(arrived).toHaveFocus())
  })

  it('stays in the pane when a reason was given there', async () => {
    const server = moderation([three, two])
    const { person } = show(<Page />)
    await person.click(await row('Photo 3'))
    await person.click(within(screen.getByRole('complementary')).getByRole('button', { name: 'Reject with a reason' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Reject Photo 3' }))
    await person.click(dialog.getByRole('button', { name: 'Reject' }))
    const pane = await screen.findByRole('complementary', { name: 'Review of Photo 2' })
    await eventually(() => expect(pane).toContainElement(document.activeElement as HTMLElement))
    expect(decisions(server)).toMatchObject([{ assetIds: [three.asset.assetId], status: 'rejected' }])
  })

  it('goes to the neighbour of what another took away', async () => {
    const server = moderation([three, two])
    const { queryClient } = show(<Page />)
    ;(await row('Photo 3')).focus()
    server.hold([two])
    await renew(queryClient)
    const neighbour = await row('Photo 2')
    await eventually(() => expect(neighbour).toHaveFocus())
  })

  it('is not taken back from who clicked on nothing, nor does the page scroll for them', async () => {
    const server = moderation([three, two])
    const { person, queryClient } = show(<Page />)
    ;(await row('Photo 2')).focus()
    await person.click(document.body)
    expect(document.body).toHaveFocus()
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView')
    server.hold([moderated(4), three, two])
    await renew(queryClient)
    expect(await row('Photo 4')).toBeVisible()
    server.hold([three])
    await renew(queryClient)
    await eventually(() => expect(screen.queryByRole('row', { name: /Photo 2/ })).toBeNull())
    expect(document.body).toHaveFocus()
    expect(scroll).not.toHaveBeenCalled()
  })
})
