// The assets page over 100 000 assets with real pictures, in Chromium: first picture, longest task, memory, accessibility, size.
import { photo } from '../../web/e2e/support/photos.js'
import { Instance } from '../support/instance.mjs'
import { entryKib, heapMb, launch, onProcessor, openAssets, signIn, taken, violations } from '../support/pages.mjs'
import { median, table, verdict } from '../support/report.mjs'
import { pause } from './library.mjs'

const count = Number(process.env.DAM_PAGE_ASSETS ?? 100_000)
/** How long is scrolled for the memory. */
const seconds = Number(process.env.DAM_PAGE_SECONDS ?? 300)
const limits = { firstPictureMs: 1500, firstDerivedMs: 3000, taskMs: 200, growthMb: 20, entryKib: 250 }
const uploads = 60
/** A turn of the wheel in CSS pixels, and how many a second: 800 and 40 000 pixels a second. */
const speeds = { reading: { pixels: 100, hertz: 8 }, flick: { pixels: 2500, hertz: 16 } }

const instance = await Instance.create()
const { stdout: first } = await instance.up()
const { sdk, file, eventually } = await instance.useSdk()
for (let i = 0; i < uploads; i++) await sdk.uploader.upload(file(`photo-${i}.jpg`, await photo(i)), { public_id: `photo-${i}` })

const browser = await launch()
const state = await signIn(browser, first.match(/http:\S+#token=\S+/)[0])
const address = `${instance.http}/library/`
const session = await browser.newContext({ storageState: state })
await eventually(async () => {
  const { assets } = await (await session.request.get(`${address}api/assets?limit=${uploads}`)).json()
  return assets.length === uploads && assets.every((asset) => asset.state === 'ready')
}, { seconds: 120, what: 'every upload being analysed' })
await instance.down()
const seeded = await instance.command('seed', '0', `${count}`, 'copies')
await instance.up()

// The first of them finds nothing derived; the others are what everybody after has.
const pictures = []
for (let run = 0; run < 6; run++) {
  const page = await openAssets(browser, state, address)
  pictures.push((await taken(page)).firstPicture)
  await page.context().close()
}
const [underived, ...derived] = pictures
table('First picture after the address is entered, in an empty browser, ms', [
  { pictures: 'none derived yet', ms: underived, 'at most': limits.firstDerivedMs },
  { pictures: 'derived', ms: median(derived), 'at most': limits.firstPictureMs },
])

const page = await openAssets(browser, state, address)
await page.mouse.move(700, 500)
const grid = page.getByRole('grid', { name: 'Assets' })
const place = () => grid.evaluate((element) => {
  const { scrollTop, scrollHeight, clientHeight } = element.parentElement
  return { top: scrollTop, isEnd: scrollTop >= scrollHeight - clientHeight - 1 && element.getAttribute('aria-rowcount') !== '-1' }
})
let direction = 1

/** Turns the wheel for so long, down and from the end up again; what the page's main thread did meanwhile. */
async function scroll({ pixels, hertz }, ms) {
  await taken(page)
  for (const until = performance.now() + ms; performance.now() < until;) {
    await page.mouse.wheel(0, direction * pixels)
    await pause(1000 / hertz)
    const { top, isEnd } = await place()
    direction = top <= 0 ? 1 : isEnd ? -1 : direction
  }
  return taken(page)
}

/** Assets whose place the page knows by now. */
const known = async () => Number((await page.getByText(/^(newest )?[\d,]+ assets?$/).textContent()).replace(/\D/g, ''))

const scrolled = (name, { tasks, frames, processorMs }) => ({
  scrolling: name,
  'longest task, ms': Math.round(Math.max(0, ...tasks)),
  'at most': limits.taskMs,
  'on the processor': processorMs === undefined ? '' : Math.round(processorMs),
  'tasks from 50 ms': tasks.length,
  'frame, median, ms': median(frames),
  'frame, 99th percentile': frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.99)],
})

await scroll(speeds.reading, 5000)
const before = await heapMb(page)
const rows = []
for (const [name, speed] of Object.entries(speeds)) rows.push(scrolled(`at ${name} speed`, await onProcessor(browser, page, () => scroll(speed, 20_000))))
const long = { tasks: [], frames: [] }
for (const until = performance.now() + seconds * 1000; performance.now() < until;) {
  for (const { tasks, frames } of [await scroll(speeds.flick, 8000), await scroll(speeds.reading, 2000)]) {
    long.tasks.push(...tasks)
    long.frames.push(...frames)
  }
}
rows.push(scrolled(`${seconds} s of both`, long))
table(`Scrolling over ${count + uploads} assets, of which the page came to know ${await known()}`, rows)
const after = await heapMb(page)
table('Live script objects, MB', [{ 'before': before, [`after ${seconds} s`]: after, growth: after - before, 'at most': limits.growthMb }])

const inaccessible = await violations(page)
const size = entryKib()
table('Also', [
  { what: 'axe violations', value: inaccessible.length, 'at most': 0 },
  { what: 'entry, script and style, KiB gzipped', value: size, 'at most': limits.entryKib },
])
await browser.close()
await instance.down()
instance.remove()

const problems = inaccessible.map((each) => `axe: ${each}`)
const demand = (what, value, limit) => { if (!(value <= limit)) problems.push(`${what}: ${value.toFixed(1)}, at most ${limit}`) }
demand('first picture, none derived yet, ms', underived, limits.firstDerivedMs)
demand('first picture, ms', median(derived), limits.firstPictureMs)
for (const row of rows) demand(`longest task ${row.scrolling}, ms`, row['longest task, ms'], limits.taskMs)
demand('growth of live objects, MB', after - before, limits.growthMb)
demand('entry, KiB', size, limits.entryKib)
verdict('assets-page', { assets: count + uploads, seeded, pictures, rows, heapMb: { before, after }, axe: inaccessible, entryKib: size }, problems)
