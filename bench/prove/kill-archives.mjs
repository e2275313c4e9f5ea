// Archives made in the background and at once, the app killed with -9 at 20 random points. What was promised is there in the end, whole;
// what was not acknowledged is there whole or not at all.
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { unpack } from '../../tests/EndToEnd/suites/support/unpack.mjs'
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { inconsistencies, pause, randomFrom } from './library.mjs'

const photos = 60
const archives = 24
const kills = 20
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const { sdk, md5, file, get, eventually } = await instance.useSdk()

const sums = {}
for (let i = 0; i < photos; i++) {
  const bytes = await jpeg(1200, 900, i + 1)
  const { public_id } = await sdk.uploader.upload(file(`photo-${i}.jpg`, bytes), { public_id: `packed/${i}`, tags: ['packed'] })
  sums[`${public_id}.jpg`] = md5(bytes)
}

const started = Date.now()
const promised = new Set()
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
        await sdk.uploader.create_archive(options)
        ;(later ? promised : made).add(i)
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

let killed = 0
async function killer() {
  while (killed < kills) {
    await pause(100 + random() * 1500)
    instance.kill()
    killed++
    await instance.up()
  }
}

await Promise.all([killer(), client(), client(), client()])
const runSeconds = (Date.now() - started) / 1000

const find = (i) => sdk.api.resource(`set-${i}.zip`, { resource_type: 'raw' }).catch(() => null)
const problems = []
for (const i of [...promised, ...made]) {
  // A batch whose process died is taken up again within minutes.
  const asset = await eventually(() => find(i), { seconds: 400, what: `set-${i}` }).catch(() => null)
  if (!asset) {
    problems.push(`set-${i}: promised and never there`)
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

const figures = { photos, archives, kills: killed, inBackground: promised.size, atOnce: made.size, repeated, failed, runSeconds, settleSeconds, seed, ...store }
table('Archives under kill -9', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-archives', figures, problems)
