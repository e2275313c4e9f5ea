// The Media Library in a real browser: Debian's Chromium, driven by the Playwright of web/.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { root } from './instance.mjs'

const web = createRequire(join(root, 'web/package.json'))
const { chromium } = web('@playwright/test')
const { default: AxeBuilder } = web('@axe-core/playwright')

/** Runs in the page before its own scripts: notes the first picture, tasks of 50 ms and more, and the time between frames. */
function watch() {
  window.watched = { firstPicture: null, tasks: [], frames: [] }
  document.addEventListener('load', ({ target }) => {
    if (watched.firstPicture !== null || !(target instanceof HTMLImageElement) || !target.closest('[role=grid]')) return
    // Decoded; with the next frame it is on the screen.
    requestAnimationFrame(() => requestAnimationFrame(() => { watched.firstPicture ??= performance.now() }))
  }, true)
  new PerformanceObserver((list) => watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true })
  let last = performance.now()
  const frame = (now) => {
    watched.frames.push(now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

/** A browser with nobody signed in. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // A container's root may not use the sandbox.
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
})

/** Signs in by the link that ./dam up printed; answers the state that later pages begin with. */
export async function signIn(browser, link) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('heading', { name: 'You are signed in' }).waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

/** The assets page in a browser without a cache, watched from its first line on; returns once a picture is shown. */
export async function openAssets(browser, storageState, address) {
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(watch)
  await page.goto(address)
  await page.waitForFunction(() => window.watched.firstPicture !== null, undefined, { timeout: 60_000 })
  return page
}

/** What was watched since the last time: milliseconds. */
export const taken = (page) => page.evaluate(() => {
  const { firstPicture, tasks, frames } = window.watched
  Object.assign(window.watched, { tasks: [], frames: [] })
  return { firstPicture, tasks, frames }
})

/**
 * What the work answers, and how long the main thread's longest task meanwhile was on the processor: the time on the
 * clock is longer where others want the processor too.
 */
export async function onProcessor(browser, page, work) {
  await browser.startTracing(page, { categories: ['toplevel'] })
  const result = await work()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
  const mains = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`))
  const times = traceEvents.filter(({ ph, tdur, pid, tid }) => ph === 'X' && tdur > 0 && mains.has(`${pid} ${tid}`)).map(({ tdur }) => tdur / 1000)
  return { ...result, processorMs: times.reduce((longest, ms) => Math.max(longest, ms), 0) }
}

/** MB of live objects, after a collection. */
export async function heapMb(page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize / 1e6
}

/** What a machine can find against WCAG 2.2 AA, in words. */
export async function violations(page) {
  const found = await new AxeBuilder({ page })
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return found.violations.map(({ id, nodes }) => `${id} at ${nodes[0].target.join(' ')}`)
}

/** KiB of script and style that a browser loads before it shows anything, gzipped. */
export function entryKib() {
  const dist = join(root, 'web/dist')
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const files = new Set()
  const add = ({ file, css = [], imports = [] }) => {
    for (const each of [file, ...css]) files.add(each)
    for (const each of imports) add(manifest[each])
  }
  add(Object.values(manifest).find(({ isEntry }) => isEntry))
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length, 0) / 1024
}
