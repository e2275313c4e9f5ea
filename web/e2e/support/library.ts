import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What `./dam up` printed. */
export function printed(name: 'DAM_LINK' | 'DAM_DROP'): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set.`)
  return value
}

export const origin = (): string => new URL(printed('DAM_LINK')).origin

export const assets = (page: Page) => page.getByRole('grid', { name: 'Assets' })
export const cards = (page: Page) => assets(page).getByRole('gridcell')
export const card = (page: Page, name: string) => assets(page).getByRole('gridcell', { name })
export const uploads = (page: Page) => page.getByRole('region', { name: 'Uploads' })

/** Drops files and folders of the disk onto the page as a file manager does: through the browser, not through the DOM. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  const event = { x: 700, y: 400, data: { items: [], files: [...paths], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, ...event })
}

/** No violation of WCAG 2.2 AA that a machine can see, in the theme that is on. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  // Colours that are on their way are no colours.
  await page.evaluate(() => Promise.all(document.getAnimations().filter((a) => a.effect?.getTiming().iterations !== Infinity).map((a) => a.finished.catch(() => undefined))))
  const { violations } = await new AxeBuilder({ page })
    // React Aria's announcer holds for seconds what screen readers have heard already, by then without its label.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${state}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}
