import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { expectAccessible, origin } from './support/library'
import { photo } from './support/photos.js'

// After the journey: its person has an e-mail and a password by now. No model looks at pictures here: duplicates are found by their bytes and by their hashes.
test.beforeEach(async ({ page }) => {
  await page.goto(`${origin()}/library/`)
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('Password').fill('morning light over the harbour')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Assets', level: 1 })).toBeVisible()
})

/** A photograph that no other journey has: turned by a quarter it is like none of theirs. */
const turned = async (number: number): Promise<Buffer> => sharp(await photo(number)).rotate(90).jpeg({ quality: 88 }).toBuffer()

const groups = (page: Page) => page.getByRole('grid', { name: 'Groups of duplicates' })
const group = (page: Page, name: string) => groups(page).getByRole('row', { name })
const comparison = (page: Page) => page.getByRole('complementary', { name: /^Comparison/ })
const smaller = (bytes: Buffer) => sharp(bytes).resize({ width: 640 }).jpeg({ quality: 55 }).toBuffer()

async function csrfToken(page: Page): Promise<string> {
  const session = (await (await page.request.get(`${origin()}/library/api/session`)).json()) as { csrfToken: string }
  return session.csrfToken
}

/** Uploads as a program of the same person would; the asset's id. */
async function upload(page: Page, name: string, bytes: Buffer, folder: string, tags: readonly string[] = []): Promise<string> {
  const headers = { 'X-Dam-Csrf': await csrfToken(page) }
  const answer = await page.request.post(`${origin()}/library/api/upload`, {
    headers: { ...headers, 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(name), 'X-Asset-Folder': encodeURIComponent(folder) },
    data: bytes,
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { asset } = (await answer.json()) as { asset: { assetId: string } }
  if (tags.length > 0) expect((await page.request.patch(`${origin()}/library/api/assets/${asset.assetId}`, { headers, data: { tags } })).ok()).toBe(true)
  return asset.assetId
}

/** Once the server has found that two are duplicates. */
const found = (page: Page, one: string, other: string) =>
  expect
    .poll(async () => {
      const answer = (await (await page.request.get(`${origin()}/library/api/assets/${one}/duplicates`)).json()) as { duplicates: { asset: { assetId: string } }[] }
      return answer.duplicates.map(({ asset }) => asset.assetId)
    }, { timeout: 120_000 })
    .toContain(other)

const decide = async (page: Page, body: Readonly<Record<string, unknown>>): Promise<void> => {
  const answer = await page.request.post(`${origin()}/library/api/duplicates`, { headers: { 'X-Dam-Csrf': await csrfToken(page) }, data: body })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function open(page: Page, likeness: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Duplicates' }).click()
  await page.getByRole('radio', { name: likeness }).click()
}

test('The same file twice is compared, merged into one, and brought back', async ({ page }) => {
  const bytes = await turned(0)
  const ids = [await upload(page, 'quay.jpg', bytes, '', ['quay']), await upload(page, 'quay-copy.jpg', bytes, 'Archive', ['archive'])] as const
  await found(page, ...ids)
  await open(page, /^Same file/)
  await expect(group(page, 'quay and quay-copy')).toBeVisible()
  await expectAccessible(page, 'groups of duplicates')

  await group(page, 'quay and quay-copy').click()
  await expect(comparison(page).getByRole('group', { name: 'Left: quay' })).toBeVisible()
  await expect(comparison(page).getByRole('row', { name: /^Folder.*Home Archive$/ })).toBeVisible()
  const width = (name: string) => comparison(page).getByRole('img', { name, exact: true }).evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
  await expect.poll(() => width('quay')).toBeGreaterThan(0)
  await expect.poll(() => width('quay-copy')).toBeGreaterThan(0)
  await expectAccessible(page, 'comparison')

  await page.keyboard.press('m')
  const dialog = page.getByRole('alertdialog', { name: 'Merge quay-copy into quay?' })
  await expect(dialog.getByText(/^Archive\/quay-copy, and its URL/)).toBeVisible()
  await expect(dialog.getByText('Tag: archive')).toBeVisible()
  await expectAccessible(page, 'question of a merger')
  await dialog.getByRole('button', { name: 'Merge and delete' }).click()
  await expect(page.getByText('quay-copy merged into quay')).toBeVisible()
  await expect(group(page, 'quay and quay-copy')).toHaveCount(0)
  expect((await page.request.get(`${origin()}/library/api/assets/${ids[1]}`)).status()).toBe(404)
  const kept = (await (await page.request.get(`${origin()}/library/api/assets/${ids[0]}`)).json()) as { tags: string[] }
  expect(kept.tags).toEqual(['archive', 'quay'])
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')

  await page.getByRole('button', { name: 'Undo: quay-copy merged into quay' }).click()
  await expect(group(page, 'quay and quay-copy')).toBeVisible()
  expect((await page.request.get(`${origin()}/library/api/assets/${ids[1]}`)).status()).toBe(200)
})

test('The keyboard alone says of the same picture that it is no duplicate; that is listed, and taken back', async ({ page }) => {
  const bytes = await turned(1)
  const ids = [await upload(page, 'gull.jpg', bytes, ''), await upload(page, 'gull-web.jpg', await smaller(bytes), 'Web')] as const
  await found(page, ...ids)
  await open(page, /^Same picture/)
  await group(page, 'gull and gull-web').focus()
  await page.keyboard.press('Enter')
  await expect(comparison(page).getByRole('group', { name: 'Right: gull-web' })).toBeVisible()
  await page.keyboard.press('s')
  await expect(comparison(page).getByRole('group', { name: 'Left: gull-web' })).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByText(/^Not duplicates: gull/)).toBeVisible()
  await expect(group(page, 'gull and gull-web')).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')

  await page.getByRole('radio', { name: 'Decided' }).click()
  await group(page, 'gull and gull-web').click()
  await expect(comparison(page).getByText(/^Not duplicates, by /)).toBeVisible()
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.keyboard.press('Escape')
  await expectAccessible(page, 'dark comparison of what was decided')
  await comparison(page).getByRole('button', { name: 'Take back' }).click()
  await expect(group(page, 'gull and gull-web')).toHaveCount(0)
  await page.getByRole('radio', { name: 'To decide' }).click()
  await expect(group(page, 'gull and gull-web')).toBeVisible()
})

test('What another person decided meanwhile is told, and stays', async ({ page }) => {
  const bytes = await turned(2)
  const ids = [await upload(page, 'rope.jpg', bytes, ''), await upload(page, 'rope-web.jpg', await smaller(bytes), 'Web')] as const
  await found(page, ...ids)
  await open(page, /^Same picture/)
  await group(page, 'rope and rope-web').click()
  const button = comparison(page).getByRole('button', { name: 'Not duplicates' })
  await button.focus()
  // What the page would be told soon, it is not told yet.
  let tell = (): void => undefined
  const told = new Promise<void>((resolve) => (tell = resolve))
  await page.route('**/library/api/duplicates?*', async (route) => {
    await told
    await route.continue()
  })
  await decide(page, { firstId: ids[0], secondId: ids[1], decision: 'keep' })
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Somebody else decided about these two meanwhile/)).toBeVisible()
  tell()
  await expect(comparison(page).getByText(/^This was decided or merged meanwhile/)).toBeVisible()
  await expect(comparison(page)).toBeFocused()
  await page.getByRole('radio', { name: 'Decided' }).click()
  await group(page, 'rope and rope-web').click()
  await expect(comparison(page).getByText(/^Both kept, by /)).toBeVisible()
})

test('On a phone the comparison lies over the list, and gives it back', async ({ page }) => {
  const bytes = await turned(3)
  const ids = [await upload(page, 'buoy.jpg', bytes, ''), await upload(page, 'buoy-copy.jpg', bytes, 'Archive')] as const
  await found(page, ...ids)
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, /^Same file/)
  await group(page, 'buoy and buoy-copy').click()
  await expect(comparison(page)).toBeFocused()
  await expectAccessible(page, 'comparison on a phone')
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(overflow).toBe(0)
  await comparison(page).getByRole('button', { name: 'Close comparison' }).click()
  await expect(group(page, 'buoy and buoy-copy')).toBeFocused()
  await page.getByRole('radio', { name: /^Variants/ }).click()
  await expect(page.getByRole('heading', { name: 'No duplicates' })).toBeVisible()
  await expectAccessible(page, 'no duplicates')
})
