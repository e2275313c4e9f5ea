// Archives made in the background and at once, the app killed with -9 at 20 random points. What was promised in the background is there
// in the end, whole, or its batch says that it failed (work that five crashes ended is given up) and nothing of it is there; what was
// acknowledged at once is there, whole.
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { unpack } from '../../tests/EndToEnd/suites/support/unpack.mjs'
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { inconsistencies, killAgainAndAgain, pause, randomFrom } from './library.mjs'

const photos = 60
const archives = 24
const kills = 20
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const { sdk, md5, file, get, getJson, basic, cloud, eventually } = await instance.useSdk()

const sums = {}
for (let i = 0; i < photos; i++) {
  const bytes = await jpeg(1200, 900, i + 1)
  const { public_id } = await sdk.uploader.upload(file(`photo-${i}.jpg`, bytes), { public_id: `packed/${i}`, tags: ['packed'] })
  sums[`${public_id}.jpg`] = md5(bytes)
}

const started = Date.now()
const promised = new Map()
const made = new Set()
let [next, repeated, failed] = [0, 0, 0]

async function client() {
  while (next < archives) {
    const i = next++
    const later = i % 2 === 0
    // A third of them derive what they pack.
    const options = { tags: ['packed'], target_public_id: `set-${i}`, async: later, timeout: 60_000, ...(i % 3 === 0 && { transformations: [{ width: 300 + i, crop: 'scale' }] }) }
    for (let done = false; !done;) {
      try {
        const { batch_id } = await sdk.uploader.create_archive(options)
        if (later) promised.set(i, batch_id)
        else made.add(i)
        done = true
      } catch {
        later ? repeated++ : failed++
        // At once is asked for again too: its answer may be lost while it is there, whole.
        await pause(200)
      }
    }
    await pause(random() * 300)
  }
}

await Promise.all([killAgainAndAgain(instance, { kills, random, longest: 1600 }), client(), client(), client()])
const runSeconds = (Date.now() - started) / 1000

const find = (i) => sdk.api.resource(`set-${i}.zip`, { resource_type: 'raw' }).catch(() => null)
const ended = async (id) => {
  const { body } = await getJson(`${instance.http}/v1_1/${cloud}/batches/${id}`, { headers: basic() })
  return body.state && body.state !== 'running' && body.state
}
const problems = []
let givenUp = 0
for (const i of [...promised.keys(), ...made]) {
  // A batch whose process died is taken up again within minutes.
  const state = made.has(i) ? 'done' : await eventually(() => ended(promised.get(i)), { seconds: 400, what: `the end of set-${i}` }).catch(() => 'running')
  const asset = await find(i)
  if (state === 'failed' && !asset) {
    givenUp++
    continue
  }
  if (state !== 'done' || !asset) {
    problems.push(`set-${i}: ${state}, and ${asset ? '' : 'not '}there`)
    continue
  }
  const { bytes } = await get(asset.url)
  try {
    const files = unpack(bytes)
    const right = Object.keys(files).length === photos && (i % 3 === 0 || Object.entries(sums).every(([name, sum]) => files[name] && md5(files[name]) === sum))
    if (!right || md5(bytes) !== asset.etag) problems.push(`set-${i}: half, or not what was packed (${Object.keys(files).length} files)`)
  } catch (error) {
    problems.push(`set-${i}: ${error.message.slice(0, 200)}`)
  }
}
const settleSeconds = (Date.now() - started) / 1000 - runSeconds
await instance.down()
const { figures: store, problems: inconsistent } = await inconsistencies(instance)
problems.push(...inconsistent)

const figures = { photos, archives, kills, inBackground: promised.size, atOnce: made.size, givenUp, repeated, failed, runSeconds, settleSeconds, seed, ...store }
table('Archives under kill -9', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-archives', figures, problems)
