// What a user sees: pages of searches over HTTP, from a request to the last byte of fifty assets, against the app on libraries of
// 10 000 and 100 000 generated assets (DAM_SEARCH_HTTP; a million takes a quarter of an hour to fill). Catalog and index are both
// real. The libraries are asked in turns, so that what else the machine does slows all of them alike.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Instance } from '../support/instance.mjs'
import { table } from '../support/report.mjs'

const sizes = (process.env.DAM_SEARCH_HTTP ?? '10000,100000').split(',').map(Number)
const warmUp = 30
const calls = 150

/** Each with another value at every call. Folders hold a thousand each, a tag a seventh of all. */
const pages = {
  'a tag': (call) => `tags=camera${call % 7}`,
  'a folder of a thousand': (call) => `folder="shoot/${String(call % 10).padStart(4, '0')}"`,
  'type and format': () => 'resource_type:image AND format:jpg',
  'tag, format and bytes': (call) => `tags=camera${call % 7} AND format:jpg AND bytes>${100_000 + (call * 50)}`,
  'a name': (call) => `${(call + 1) * 53}`,
}

export async function measureSearchOverHttp() {
  const libraries = []
  try {
    for (const assets of sizes) libraries.push(await filled(assets))
    for (const [name, expression] of Object.entries(pages)) await time(libraries, name, expression)
  } finally {
    for (const { instance } of libraries) {
      await instance.down()
      instance.remove()
    }
  }

  const measured = libraries.map(({ assets, rate, timings }) => ({ assets, rate, timings }))
  table('Pages of 50 over HTTP, median / 95th percentile in ms', Object.keys(pages).map((name) => ({
    page: name,
    ...Object.fromEntries(measured.map(({ assets, timings }) => [`${assets} assets`, `${timings[name].median} / ${timings[name].p95}`])),
    'last/first': measured.at(-1).timings[name].median / measured[0].timings[name].median,
    matches: measured.at(-1).timings[name].total,
  })))
  return measured
}

/** A running library of so many assets. */
async function filled(assets) {
  const instance = await Instance.create()
  await instance.up()
  await instance.down()
  const { assets_per_second: rate } = await instance.command('seed', '0', `${assets}`)
  await instance.up()
  const { cloud_name: cloud, api_key: key, api_secret: secret } = Object.fromEntries(
    readFileSync(join(instance.data, 'credentials'), 'utf8').trim().split('\n').map((line) => line.split('=')))
  const address = `${instance.http}/v1_1/${cloud}/resources/search`
  return { assets, instance, rate, timings: {}, ask: (expression) => search(address, `${key}:${secret}`, expression) }
}

async function search(address, key, expression) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(key)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ expression, max_results: 50 }),
  })
  const body = await answer.json()
  if (answer.status !== 200 || body.resources.length === 0) throw new Error(`${expression}: ${answer.status} ${JSON.stringify(body).slice(0, 300)}`)
  return body.total_count
}

async function time(libraries, name, expression) {
  const times = libraries.map(() => [])
  const totals = []
  for (let call = -warmUp; call < calls; call++) {
    for (const [i, { ask }] of libraries.entries()) {
      const start = performance.now()
      totals[i] = await ask(expression(Math.abs(call)))
      if (call >= 0) times[i].push(performance.now() - start)
    }
  }
  for (const [i, { timings }] of libraries.entries()) {
    const sorted = times[i].sort((a, b) => a - b)
    const at = (share) => Number(sorted[Math.floor(sorted.length * share)].toFixed(2))
    timings[name] = { median: at(0.5), p95: at(0.95), total: totals[i] }
  }
}
