import { randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { card, drop, expectAccessible, origin, uploads } from './support/library'

// After the journey: its person has an e-mail and a password by now.
test.beforeEach(async ({ page }) => {
  await page.goto(`${origin()}/library/`)
  await page.getByLabel('E-mail').fill('ines@example.org')
  await page.getByLabel('Password').fill('morning light over the harbour')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Assets', level: 1 })).toBeVisible()
})

const mebibyte = 1024 * 1024

async function largeFile(name: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'dam-large-')), name)
  await writeFile(path, randomBytes(20 * mebibyte))
  return path
}

test('A large upload goes on after a reload with what the server lacks', async ({ page }) => {
  const path = await largeFile('recording.bin')
  const sent: string[] = []
  page.on('request', (request) => {
    const range = request.headers()['content-range']
    if (range) sent.push(range.replace(/^bytes (\d+)-.*$/, '$1'))
  })
  page.on('dialog', (dialog) => void dialog.accept())
  // The line goes down once the first chunk is through.
  await page.route('**/library/api/upload', (route) => (sent.length > 1 ? route.abort('internetdisconnected') : route.continue()))
  await drop(page, [path])
  await expect.poll(() => sent.length).toBeGreaterThan(1)
  expect(sent[0]).toBe('0')

  await page.reload()
  await page.unrouteAll()
  await expect(page.getByRole('region', { name: 'Interrupted uploads' })).toContainText('recording.bin')
  await expectAccessible(page, 'interrupted')
  sent.length = 0
  await drop(page, [path])
  await expect(uploads(page).getByRole('heading')).toHaveText('1 file uploaded', { timeout: 90_000 })
  expect(sent).toEqual([String(8 * mebibyte), String(16 * mebibyte)])
  await expect(card(page, 'recording')).toBeVisible()
})

test('An upload that is cut off goes on by itself when the network is back', async ({ page, context }) => {
  const path = await largeFile('field-notes.bin')
  let isFirst = true
  await page.route('**/library/api/upload', async (route) => {
    if (!isFirst) return route.continue()
    isFirst = false
    await context.setOffline(true)
    setTimeout(() => void context.setOffline(false), 2000)
    return route.abort('internetdisconnected')
  })
  await drop(page, [path])
  await expect(uploads(page).getByRole('heading')).toHaveText('1 file uploaded', { timeout: 90_000 })
})

test('A file is paused, resumed and cancelled', async ({ page }) => {
  const path = await largeFile('interview.bin')
  // Nothing arrives before all is tried.
  let goOn = (): void => undefined
  const tried = new Promise<void>((done) => (goOn = done))
  await page.route('**/library/api/upload', async (route) => {
    await tried
    await route.continue().catch(() => undefined)
  })
  await drop(page, [path])
  await uploads(page).getByRole('button', { name: 'Pause interview.bin' }).click()
  await expect(uploads(page).getByText(/^Paused at/)).toBeVisible()
  await uploads(page).getByRole('button', { name: 'Resume interview.bin' }).click()
  await expect(uploads(page).getByText(/^Paused at/)).toBeHidden()
  await uploads(page).getByRole('button', { name: 'Cancel interview.bin' }).click()
  await expect(uploads(page)).toBeHidden()
  goOn()
})

test('An empty file is skipped, and said so', async ({ page }) => {
  await page.getByTestId('pick-files').first().setInputFiles({ name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) })
  await expect(page.getByText('1 file skipped: nothing in it (empty.jpg)')).toBeVisible()
})
