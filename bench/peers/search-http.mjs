// What a user sees: pages of searches over HTTP, from a request to the last byte of fifty assets, against the app on a library of
// 10 000 and 100 000 generated assets (DAM_SEARCH_HTTP; a million takes half an hour to fill). Catalog and index are both real.
import { Instance } from '../support/instance.mjs'
import { table } from '../support/report.mjs'

const sizes = (process.env.DAM_SEARCH_HTTP ?? '10000,100000').split(',').map(Number)
const warmUp = 20
const calls = 100

/** Each with another value at every call. Folders hold a thousand each, a tag a seventh of all. */
const pages = {
  'a tag': (call) => `tags=camera${call % 7}`,
  'a folder of a thousand': (call) => `folder="shoot/${String(call % 10).padStart(4, '0')}"`,
  'type and format': () => 'resource_type:image AND format:jpg',
  'tag, format and bytes': (call) => `tags=camera${call % 7} AND format:jpg AND bytes>${100_000 + (call * 50)}`,
  'a name': (call) => `${call * 97}`,
}

export async function measureSearchOverHttp() {
  const instance = await Instance.create()
  await instance.up()
  const measured = []
  try {
    const { cloud, apiKey, apiSecret } = await instance.useSdk()
    const ask = (expression) => search(`${instance.http}/v1_1/${cloud}/resources/search`, `${apiKey}:${apiSecret}`, expression)
    let count = 0
    for (const size of sizes) {
      await instance.down()
      const { assets_per_second: rate } = await instance.command('seed', `${count}`, `${size - count}`)
      count = size
      await instance.up()
      measured.push({ assets: size, rate, timings: await timings(ask) })
    }
  } finally {
    await instance.down()
    instance.remove()
  }

  const ratio = (name) => measured.at(-1).timings[name].median / measured[0].timings[name].median
  table('Pages of 50 over HTTP, median / 95th percentile in ms', Object.keys(pages).map((name) => ({
    page: name,
    ...Object.fromEntries(measured.map(({ assets, timings }) => [`${assets} assets`, `${timings[name].median} / ${timings[name].p95}`])),
    'last/first': ratio(name),
    matches: measured.at(-1).timings[name].total,
  })))
  return measured
}

async function timings(ask) {
  const found = {}
  for (const [name, expression] of Object.entries(pages)) found[name] = await time((call) => ask(expression(call)))
  return found
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

async function time(ask) {
  const times = []
  let total
  for (let call = -warmUp; call < calls; call++) {
    const start = performance.now()
    total = await ask(Math.abs(call))
    if (call >= 0) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(2))
  return { median: at(0.5), p95: at(0.95), total }
}
