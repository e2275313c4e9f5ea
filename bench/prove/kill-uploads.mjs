// 200 photos over HTTP, four at a time, the app killed with -9 at 20 random points; a client repeats what was not acknowledged.
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { compareContents, everyAsset, inconsistencies, killAgainAndAgain, pause, problemsOf, randomFrom } from './library.mjs'

const photos = 200
const kills = 20
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const { sdk, md5, file, eventually } = await instance.useSdk()
const started = Date.now()

const bytes = []
for (let i = 0; i < photos; i++) bytes.push(await jpeg(640, 480, i + 1))
const etags = bytes.map(md5)
const acknowledged = new Map()
let next = 0
let repeated = 0

async function client() {
  while (next < photos) {
    const i = next++
    const path = file(`photo-${i}.jpg`, bytes[i])
    while (!acknowledged.has(i)) {
      try {
        acknowledged.set(i, await sdk.uploader.upload(path, { public_id: `kills/${i}`, timeout: 20_000 }))
      } catch {
        repeated++
        await pause(100)
      }
    }
    // Spreads the run over all kills.
    await pause(random() * 400)
  }
}

await Promise.all([killAgainAndAgain(instance, { kills, random }), ...Array.from({ length: 4 }, client)])
const runSeconds = (Date.now() - started) / 1000

const assets = await eventually(async () => {
  const found = await everyAsset(sdk)
  return found.length >= photos && found.every(({ phash }) => phash) && found
}, { seconds: 120, what: 'every upload being analysed' }).catch(() => everyAsset(sdk))
const settleSeconds = (Date.now() - started) / 1000 - runSeconds

const byId = new Map(assets.map((asset) => [asset.public_id, asset]))
const problems = problemsOf(compareContents(etags, assets))
const unanalysed = assets.filter(({ phash }) => !phash).length
if (unanalysed > 0) problems.push(`not analysed: ${unanalysed}`)
for (const [i, reply] of acknowledged) {
  const asset = byId.get(`kills/${i}`)
  if (asset?.etag !== etags[i] || asset.asset_id !== reply.asset_id) problems.push(`kills/${i}: acknowledged and not there as such`)
}
await instance.down()
const { figures: store, problems: inconsistent } = await inconsistencies(instance)
problems.push(...inconsistent)

const figures = { photos, kills, acknowledged: acknowledged.size, repeated, assets: assets.length, unanalysed, runSeconds, settleSeconds, seed, ...store }
table('Uploads over HTTP under kill -9', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-uploads', figures, problems)
