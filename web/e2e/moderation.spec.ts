import { expect, type Page, test } from '@playwright/test'
import { card, expectAccessible, origin } from './support/library'

// After the journey: its person has an e-mail and a password by now, and the library has its photos.
test.beforeEach(async ({ page }) => {
  await page.goto(`${origin()}/library/`)
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('Password').fill('morning light over the harbour')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Assets', level: 1 })).toBeVisible()
  // Whatever a journey before left.
  await decide(page, prints, 'approved')
})

const prints = Array.from({ length: 9 }, (_, index) => `print-0${index + 1}`)

const queue = (page: Page) => page.getByRole('grid', { name: 'Moderation queue' })
const rows = (page: Page) => queue(page).getByRole('row')
const waiting = (page: Page, name: string) => queue(page).getByRole('row', { name })

/** Decides as another tab would, and tells where the assets are delivered, in the order of the names. */
const decide = (page: Page, names: readonly string[], status: string): Promise<string[]> =>
  page.evaluate(
    async ([names, status]) => {
      const read = async (path: string) => (await fetch(`/library/api/${path}`)).json() as Promise<{ csrfToken: string; assets: { assetId: string; displayName: string; deliveryUrl: string }[] }>
      const { csrfToken } = await read('session')
      const { assets } = await read('assets?limit=200')
      const named = names.map((name) => assets.find(({ displayName }) => displayName === name) ?? { assetId: '', deliveryUrl: '' })
      const answer = await fetch('/library/api/moderation/decisions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Dam-Csrf': csrfToken },
        body: JSON.stringify({ assetIds: named.map(({ assetId }) => assetId), status }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return named.map(({ deliveryUrl }) => deliveryUrl)
    },
    [names, status] as const,
  )

const delivered = async (page: Page, path: string | undefined): Promise<number> => (await page.request.get(`${origin()}${path ?? ''}`)).status()

/** To the page by its link, once the index knows of so many. */
async function openQueue(page: Page, count: number): Promise<void> {
  await page.getByRole('link', { name: /^Moderation/ }).click()
  await expect(rows(page)).toHaveCount(count)
}

test('The keyboard alone approves and rejects, and the next one has the focus', async ({ page }) => {
  const names = ['print-01', 'print-02', 'print-03']
  const paths = await decide(page, names, 'pending')
  await openQueue(page, 3)
  await expect(page.getByRole('link', { name: /^Moderation.*3 assets pending$/ })).toBeVisible()
  await expectAccessible(page, 'moderation')

  await rows(page).first().focus()
  const order = await rows(page).evaluateAll((found) => found.map((row) => row.textContent.match(/print-0\d/)?.[0]))
  await page.keyboard.press('a')
  await expect(waiting(page, order[1] ?? '')).toBeFocused()
  await page.keyboard.press('r')
  await expect(waiting(page, order[2] ?? '')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: `Review of ${order[2] ?? ''}` })).toBeVisible()
  await expectAccessible(page, 'review')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeFocused()
  await expectAccessible(page, 'nothing waits')

  await page.getByRole('radio', { name: /^Rejected/ }).click()
  await expect(waiting(page, order[1] ?? '')).toBeVisible()
  await expectAccessible(page, 'rejected')
  await expect.poll(() => delivered(page, paths[names.indexOf(order[1] ?? '')])).toBe(404)
})

test('Several are rejected at once, and all come back', async ({ page }) => {
  const names = ['print-04', 'print-05', 'print-06', 'print-07']
  await decide(page, names, 'pending')
  await openQueue(page, 4)
  await rows(page).first().focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('4 selected')).toBeVisible()
  await expectAccessible(page, 'selection of the queue')
  await page.keyboard.press('r')
  await expect(page.getByText('4 assets rejected')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeFocused()
  await page.keyboard.press('u')
  await expect(rows(page)).toHaveCount(4)

  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'List' }).click()
  await expect(queue(page).getByRole('columnheader', { name: 'Why' })).toBeVisible()
  await expectAccessible(page, 'dark list of the queue')
  await decide(page, names, 'approved')
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
})

test('A withheld picture is seen by who decides, and delivered once it is approved', async ({ page }) => {
  const [path] = await decide(page, ['print-08'], 'rejected')
  await expect.poll(() => delivered(page, path)).toBe(404)
  await expect(card(page, 'print-08')).toContainText('Rejected')

  await card(page, 'print-08').click()
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  const review = page.getByRole('complementary', { name: 'Review of print-08' })
  await expect(review.getByText('Not delivered, on no URL.')).toBeVisible()
  const width = () => review.getByRole('img', { name: 'print-08' }).evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
  await expect.poll(width).toBeGreaterThan(0)
  await review.getByRole('button', { name: 'Approve' }).click()
  await expect(waiting(page, 'print-08')).toHaveCount(0)
  await expect.poll(() => delivered(page, path)).toBe(200)
})

test('What another person decided meanwhile is told, and stays', async ({ page }) => {
  const [path] = await decide(page, ['print-09'], 'pending')
  await openQueue(page, 1)
  // What the page would be told soon, it is not told yet.
  await page.route('**/library/api/moderation?*', (route) => route.abort())
  await decide(page, ['print-09'], 'rejected')
  await waiting(page, 'print-09').getByRole('button', { name: 'Approve' }).click()
  await expect(waiting(page, 'print-09').getByText(/^Rejected by .* meanwhile$/)).toBeVisible()
  await expect.poll(() => delivered(page, path)).toBe(404)
  await page.unrouteAll()
  await waiting(page, 'print-09').getByRole('button', { name: 'Understood' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing waits' })).toBeVisible()
})
