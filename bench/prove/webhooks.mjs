// A receiver that is down for a minute: every notification arrives afterwards, once, signed. Then the same with the app killed with -9.
import { createServer } from 'node:http'
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { freePorts, Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { inconsistencies, pause, randomFrom } from './library.mjs'

const uploads = Number(process.env.DAM_WEBHOOKS ?? 200)
const downSeconds = 60
const kills = 5
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const [port] = await freePorts(1)
Object.assign(process.env, { RemoteFetch__AllowedHosts__0: `127.0.0.1:${port}`, Notifications__RetryAfter: '00:00:20', Notifications__Timeout: '00:00:03' })
const instance = await Instance.create()
await instance.up()
const { sdk, file, basic, cloud, eventually } = await instance.useSdk()
const picture = file('picture.jpg', await jpeg(64, 48))
const headers = { ...basic(), 'content-type': 'application/json' }
const call = async (method, path, body) => (await fetch(`${instance.http}/v1_1/${cloud}/${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })).json()

const arrived = []
const receiver = () => new Promise((resolve) => {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk) => { body += chunk }).on('end', () => {
      arrived.push({ at: Date.now(), body, id: JSON.parse(body).public_id, good: sdk.utils.verifyNotificationSignature(body, Number(request.headers['x-cld-timestamp']), request.headers['x-cld-signature']) })
      response.end()
    })
  })
  server.listen(port, '127.0.0.1', () => resolve(server))
})
const close = (server) => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) })

/** Uploads while nobody listens; what came of it once somebody did. */
async function run(name, whileDown) {
  arrived.length = 0
  const started = Date.now()
  const stored = await whileDown()
  await pause(Math.max(0, downSeconds * 1000 - (Date.now() - started)))
  const back = Date.now()
  const server = await receiver()
  await eventually(() => stored.every((id) => arrived.some((each) => each.id === id)), { seconds: 240, what: 'every notification arriving' }).catch(() => {})

  // What would come twice comes by now: the sweep has been, and no retry is longer.
  await pause(65_000)
  await close(server)
  const counts = new Map(stored.map((id) => [id, arrived.filter((each) => each.id === id).length]))
  return {
    run: name,
    uploads: stored.length,
    arrived: [...counts.values()].filter((count) => count > 0).length,
    lost: [...counts.values()].filter((count) => count === 0).length,
    twice: [...counts.values()].filter((count) => count > 1).length,
    'bad signatures': arrived.filter(({ good }) => !good).length,
    'last after return, s': (Math.max(back, ...arrived.map(({ at }) => at)) - back) / 1000,
  }
}

const trigger = await call('POST', 'triggers', { uri: `http://127.0.0.1:${port}/hook`, event_type: 'upload' })
const upload = async (public_id) => (await sdk.uploader.upload(picture, { public_id })).public_id

const calm = await run('receiver down for a minute', async () => {
  const ids = Array.from({ length: uploads }, (_, i) => `calm-${i}`)
  for (let i = 0; i < ids.length; i += 4) await Promise.all(ids.slice(i, i + 4).map(upload))
  return ids
})
const entries = (await call('GET', 'notifications?max_results=500')).deliveries
const attempts = entries.map((entry) => entry.attempts)

const killed = await run(`the same, app killed ${kills} times`, async () => {
  const stored = []
  for (let kill = 0; kill < kills; kill++) {
    const ids = Array.from({ length: uploads / kills }, (_, i) => `killed-${kill}-${i}`)
    let alive = true
    const work = (async () => {
      for (const id of ids) {
        if (!alive) return
        await upload(id).then((public_id) => stored.push(public_id), () => {})
      }
    })()
    await pause(500 + random() * 2500)
    alive = false
    instance.kill()
    await work
    await instance.up()
  }
  return stored
})

table('Notifications', [calm, killed])
table('Tries of the first run', [...new Set(attempts)].sort().map((tries) => ({ tries, deliveries: attempts.filter((each) => each === tries).length })))
await call('DELETE', `triggers/${trigger.id}`)
await instance.down()
const { figures, problems } = await inconsistencies(instance)
for (const each of [calm, killed]) {
  if (each.lost > 0) problems.push(`${each.run}: lost ${each.lost}`)
  if (each['bad signatures'] > 0) problems.push(`${each.run}: bad signatures ${each['bad signatures']}`)
}
if (calm.twice > 0) problems.push(`arrived twice without a crash: ${calm.twice}`)
const late = entries.filter(({ state }) => state !== 'delivered').length
if (late > 0) problems.push(`not delivered: ${late}`)
if (problems.length === 0) instance.remove()
verdict('webhooks', { calm, killed, seed, ...figures }, problems)
