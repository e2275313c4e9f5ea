import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { assets, card, cards, drop, expectAccessible, origin, printed, uploads } from './support/library'
import { writePhotos } from './support/photos.js'
import { tree } from './support/tree'

// One person's first day: each step goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

let page: Page
let photos: string
/** What the browser refused to run or to show. */
const refused: string[] = []

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  const context = await browser.newContext()
  page = await context.newPage()
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text())
  })
  page.on('pageerror', (error) => refused.push(error.message))
  photos = await mkdtemp(join(tmpdir(), 'dam-photos-'))
  await writePhotos(photos, tree)
})

test.afterAll(() => page.context().close())

test('A visitor is asked to sign in', async () => {
  await page.goto(`${origin()}/library/`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expectAccessible(page, 'sign-in')
})

test('A wrong password is refused with a reason', async () => {
  await page.getByLabel('E-mail').fill('nobody@example.org')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page, 'sign-in refused')
})

test('The printed link signs in once, leaves the address, and offers a password', async () => {
  await page.goto('about:blank')
  await page.goto(printed('DAM_LINK'))
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible()
  expect(page.url()).not.toContain('token')
  await expectAccessible(page, 'first password')
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('New password').fill('morning light over the harbour')
  await page.getByRole('button', { name: 'Set password' }).click()
  await expect(page).toHaveURL(/\/library\/$/)
})

test('An empty library teaches the ways in', async () => {
  await expect(page.getByRole('heading', { name: 'Drop files or folders here' })).toBeVisible()
  await expect(page.getByText('cloudinary.uploader.upload')).toBeVisible()
  await expect(page.getByText(printed('DAM_DROP'))).toBeVisible()
  await expectAccessible(page, 'empty library')
})

test('A dropped tree of 60 photos arrives, with its folders', async () => {
  await drop(page, [join(photos, 'Lofoten 2026'), join(photos, 'Studio')])
  await expect(uploads(page).getByRole('heading')).toHaveText(/Uploading \d+ of 60/)
  await expect(uploads(page).getByRole('progressbar', { name: 'All uploads' })).toBeVisible()
  await expectAccessible(page, 'uploading')
  await expect(uploads(page).getByRole('heading')).toHaveText('60 files uploaded', { timeout: 240_000 })
  await expect(page.getByText('60 assets', { exact: true })).toBeVisible()

  await card(page, 'print-16').click()
  await expect(page.getByRole('definition').filter({ hasText: 'Studio/landscapes' })).toBeVisible()
  await page.getByRole('button', { name: 'Close preview' }).click()
  await uploads(page).getByRole('button', { name: 'Close' }).click()
})

test('A file put into the drop folder appears by itself', async () => {
  await copyFile(join(photos, tree[0] ?? ''), join(printed('DAM_DROP'), 'from-the-disk.jpg'))
  // Two seconds of ours, and what the server takes to ingest it.
  await expect(card(page, 'from-the-disk')).toBeVisible({ timeout: 60_000 })
  await expect(cards(page).first()).toContainText('from-the-disk')
})

test('What arrives while one looks further down waits, and nothing jumps', async () => {
  await assets(page).locator('..').evaluate((scroller) => scroller.scrollTo({ top: 900 }))
  const seen = assets(page).getByRole('gridcell').nth(12)
  const before = [await seen.textContent(), await seen.boundingBox()]
  await copyFile(join(photos, tree[1] ?? ''), join(printed('DAM_DROP'), 'meanwhile.jpg'))
  await page.getByRole('button', { name: '1 new asset' }).waitFor()
  expect([await seen.textContent(), await seen.boundingBox()]).toEqual(before)
  await page.getByRole('button', { name: '1 new asset' }).click()
  await expect(cards(page).first()).toContainText('meanwhile')
  // The journey goes on with what was there.
  await card(page, 'meanwhile').click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  // A message stays while the pointer is on it.
  await page.getByRole('button', { name: 'Undo' }).hover()
  await expect(page.getByText('61 assets', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Close message' }).click()
})

test('The keyboard alone finds, opens and selects', async () => {
  await cards(page).first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(cards(page).nth(await columns() + 1)).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(assets(page).getByRole('gridcell', { selected: true })).toHaveCount(2)
  await expect(page).toHaveURL(/selected=[0-9a-f]{32}\.[0-9a-f]{32}/)
  await expectAccessible(page, 'selection')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('complementary')).toBeVisible()
  await page.getByRole('tab', { name: 'Summary' }).focus()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary')).toBeHidden()
  await expect(assets(page).locator('[tabindex="0"]')).toBeFocused()
})

const columns = async (): Promise<number> => Number(await assets(page).getAttribute('aria-colcount'))

test('Tags are edited in place and stay', async () => {
  await card(page, 'from-the-disk').click()
  await expectAccessible(page, 'preview')
  await page.getByRole('tab', { name: 'Metadata' }).click()
  await page.getByLabel('Add tags').fill('harbour, spring')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row', { name: 'harbour' })).toBeVisible()
  await page.getByRole('button', { name: 'Remove spring' }).click()
  await expect(page.getByRole('row', { name: 'spring' })).toBeHidden()
  await expectAccessible(page, 'metadata')
  await page.reload()
  await expect(page.getByRole('row', { name: 'harbour' })).toBeVisible()
})

test('A transformation is tried out, and its URL delivers what was shown', async () => {
  await page.getByRole('button', { name: 'Transform' }).click()
  await page.getByLabel('Width').fill('320')
  await page.getByLabel('Height').fill('240')
  await page.getByLabel('Height').press('Tab')
  await page.getByRole('button', { name: /Crop mode/ }).click()
  await page.getByRole('option', { name: /^Fill: / }).click()
  await page.getByRole('button', { name: 'Add an effect' }).click()
  // It has no word of its own in the page: the server told that there is one.
  await expect(page.getByRole('menuitem', { name: 'Unsharp mask' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Sepia' }).click()
  await expect(page.getByText(/320 × 240/)).toBeVisible()
  await expectAccessible(page, 'transformation')

  await page.getByRole('button', { name: 'Copy URL' }).click()
  const url = await copied(page, '/c_fill,h_240,w_320/e_sepia:80/f_auto,q_auto/')
  const delivered = await page.request.get(url, { ignoreHTTPSErrors: true })
  expect(delivered.status()).toBe(200)
  expect(delivered.headers()['content-type']).toMatch(/^image\//)
  await page.getByRole('link', { name: 'Back to the assets' }).click()
})

/** What the clipboard holds, once that has this in it. */
async function copied(page: Page, part: string): Promise<string> {
  const text = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(text).toContain(part)
  return text()
}

/** The public id of another asset than the newest. */
const takenId = async (): Promise<string> => {
  const { assets: [, second] } = (await (await fetch('/library/api/assets?limit=2')).json()) as { assets: { publicId: string }[] }
  return second?.publicId ?? ''
}

test('A rename warns, and the URL follows', async () => {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Public ID' }).fill(await page.evaluate(takenId))
  await expect(page.getByText(/There is an asset named .* already/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename and change URLs' })).toBeDisabled()
  await page.getByRole('textbox', { name: 'Public ID' }).fill('harbour-at-dawn')
  await expect(page.getByText(/Every delivery URL of this asset changes/)).toBeVisible()
  await expectAccessible(page, 'rename')
  await page.getByRole('button', { name: 'Rename and change URLs' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.getByRole('tab', { name: 'Summary' }).click()
  await expect(page.getByRole('definition').filter({ hasText: 'harbour-at-dawn' })).toBeVisible()
  await page.getByRole('button', { name: 'Copy URL' }).click()
  const url = await copied(page, 'harbour-at-dawn')
  expect((await page.request.get(url, { ignoreHTTPSErrors: true })).status()).toBe(200)
})

test('A deletion can be undone', async () => {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  // A message stays while the pointer is on it.
  await page.getByRole('button', { name: 'Undo' }).hover()
  await expect(page.getByText('60 assets', { exact: true })).toBeVisible()
  await expectAccessible(page, 'deleted')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('61 assets', { exact: true })).toBeVisible()
  await expect(card(page, 'from-the-disk')).toBeVisible()
})

test('The list shows the same assets as a table', async () => {
  await page.getByRole('radio', { name: 'List' }).click()
  await expect(assets(page).getByRole('columnheader', { name: 'Dimensions' })).toBeVisible()
  await expect(assets(page).getByRole('row', { name: /from-the-disk/ })).toBeVisible()
  await expectAccessible(page, 'list')
  await page.getByRole('radio', { name: 'Cards' }).click()
})

test('Both themes keep their contrast', async () => {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await page.keyboard.press('Escape')
  await card(page, 'print-16').click()
  await expectAccessible(page, 'dark')
})

test('Who signs out comes back with e-mail and password', async () => {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('Password').fill('morning light over the harbour')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('61 assets', { exact: true })).toBeVisible()
})

test('A tab goes on with its work after a new sign-in in another one', async () => {
  const other = await page.context().newPage()
  await other.goto(`${origin()}/library/sign-in`)
  await other.getByLabel('E-mail').fill('ines@example.org')
  await other.getByLabel('Password').fill('morning light over the harbour')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByText('61 assets', { exact: true })).toBeVisible()
  await other.close()

  await card(page, 'from-the-disk').click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  // A message stays while the pointer is on it.
  await page.getByRole('button', { name: 'Undo' }).hover()
  await expect(page.getByText('60 assets', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('61 assets', { exact: true })).toBeVisible()
})

test('A session that was ended elsewhere leads back to the sign-in, and from there to the same place', async () => {
  await page.getByRole('radio', { name: 'List' }).click()
  await page.context().clearCookies()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('Password').fill('morning light over the harbour')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/library\/\?view=list$/)
})

test('Through all of it the Content-Security-Policy had nothing to refuse, and no script failed', () => {
  expect(refused).toEqual([])
})
