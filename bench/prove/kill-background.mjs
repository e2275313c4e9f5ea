// 100 asynchronous uploads with eager derivations in the background, the app killed with -9 at 20 random points: what was answered
// as pending is there in the end, once, with all that was to be derived of it.
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { compareContents, everyAsset, inconsistencies, killAgainAndAgain, pause, problemsOf, randomFrom } from './library.mjs'

const photos = 100
const kills = 20
const eager = ['c_scale,w_100', 'c_fill,h_50,w_50/png', 'a_90/c_scale,w_60']
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const { sdk, md5, file, eventually } = await instance.useSdk()
const started = Date.now()

const bytes = []
for (let i = 0; i < photos; i++) bytes.push(await jpeg(320, 240, i + 1))
const etags = bytes.map(md5)
let next = 0
let repeated = 0

async function client() {
  while (next < photos) {
    const i = next++
    const path = file(`photo-${i}.jpg`, bytes[i])
    for (let reply; reply?.status !== 'pending';) {
      try {
        reply = await sdk.uploader.upload(path, { public_id: `kills/${i}`, async: true, eager_async: true, eager, timeout: 20_000 })
      } catch {
        repeated++
        await pause(100)
      }
    }
    // Spreads the run over all kills.
    await pause(random() * 700)
  }
}

await Promise.all([killAgainAndAgain(instance, { kills, random }), ...Array.from({ length: 4 }, client)])
const runSeconds = (Date.now() - started) / 1000

const isWhole = ({ derived, phash }) => derived.length === eager.length && phash
const assets = await eventually(async () => {
  const found = await everyAsset(sdk)
  return found.length >= photos && found.every(isWhole) && found
}, { seconds: 240, what: 'every derivation' }).catch(() => everyAsset(sdk))
const settleSeconds = (Date.now() - started) / 1000 - runSeconds

const problems = problemsOf(compareContents(etags, assets))
const unfinished = assets.filter((asset) => !isWhole(asset)).map(({ public_id, derived }) => `${public_id}: ${derived.length}`)
if (unfinished.length > 0) problems.push(`not derived: ${unfinished.join(', ')}`)
await pause(2000)
await instance.down()
const { figures: store, problems: inconsistent } = await inconsistencies(instance)
problems.push(...inconsistent)

const figures = { photos, kills, repeated, assets: assets.length, derived: assets.reduce((sum, { derived }) => sum + derived.length, 0), runSeconds, settleSeconds, seed, ...store }
table('Asynchronous uploads with eager derivations under kill -9', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-background', figures, problems)
