// 500 uploads of small photos with all steps of the analysis, the app killed with -9 at 20 random points of uploading and analysing:
// every asset is there once, with every step complete and its results.
import { Instance } from '../support/instance.mjs'
import { analyses } from '../support/analyses.mjs'
import { table, verdict } from '../support/report.mjs'
import { smallPhoto } from '../support/small-photos.mjs'
import { compareContents, everyAsset, inconsistencies, killAgainAndAgain, pause, problemsOf, randomFrom } from './library.mjs'

const photos = Number(process.env.DAM_PROOF_PHOTOS ?? 500)
const kills = 20
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const app = await instance.useSdk()
const { sdk, md5, file, eventually } = app
const analysis = analyses(app)
const started = Date.now()

const etags = new Map()
const acknowledged = new Map()
let next = 0
let repeated = 0

async function client() {
  while (next < photos) {
    const i = next++
    const bytes = await smallPhoto(i)
    etags.set(i, md5(bytes))
    const path = file(`photo-${i}.jpg`, bytes)
    while (!acknowledged.has(i)) {
      try {
        acknowledged.set(i, await sdk.uploader.upload(path, { public_id: `kills/${i}`, timeout: 20_000 }))
      } catch {
        repeated++
        await pause(100)
      }
    }
    // Spreads the run over all kills.
    await pause(random() * 300)
  }
}

// Up to 12 seconds between two kills: on a machine that has nothing else to do about as long as the analyses take in all.
await Promise.all([killAgainAndAgain(instance, { kills, random, least: 500, longest: 12_000 }), ...Array.from({ length: 4 }, client)])
const runSeconds = (Date.now() - started) / 1000
const left = (await analysis.status()).pending

const problems = []
await eventually(async () => (await analysis.status()).pending === 0, { seconds: 900, what: 'every analysis ending' }).catch((error) => problems.push(error.message))
const settleSeconds = (Date.now() - started) / 1000 - runSeconds
const status = await analysis.status()

// Looked at before anybody asks for a result: that would complete what is not.
const assets = await everyAsset(sdk, 'image', {})
problems.push(...problemsOf(compareContents([...etags.values()], assets)))
const byId = new Map(assets.map((asset) => [asset.public_id, asset]))
for (const [i, reply] of acknowledged) {
  const asset = byId.get(`kills/${i}`)
  if (asset?.etag !== etags.get(i) || asset.asset_id !== reply.asset_id) problems.push(`kills/${i}: acknowledged and not there as such`)
}

const steps = assets.flatMap(({ public_id, analysis_steps }) => analysis_steps.map((step) => ({ public_id, ...step })))
for (const { public_id, name, status: state, error } of steps.filter((step) => step.status !== 'complete')) problems.push(`${public_id}: ${name} is ${state}: ${error}`)
for (const { public_id, analysis_steps } of assets) {
  const names = analysis_steps.map(({ name }) => name)
  if (new Set(names).size !== names.length) problems.push(`${public_id}: steps twice: ${names}`)
}
const without = (await everyAsset(sdk)).filter(({ phash }) => !phash).length
if (without > 0) problems.push(`complete, and without results: ${without}`)
for (const name of ['failed', 'unavailable']) if (status[name] !== 0) problems.push(`${name}: ${status[name]}`)
// What was done is not done again, and being killed is no try, unless it happens five times to the same message.
const mostAttempts = 1 + Math.floor(kills / 5)
const attempts = Math.max(...steps.map((step) => step.attempts))
for (const { public_id, name, attempts: tries } of steps.filter((step) => step.attempts < 1 || step.attempts > mostAttempts)) problems.push(`${public_id}: ${name} was tried ${tries} times`)

await instance.down()
const { figures: store, problems: inconsistent } = await inconsistencies(instance)
problems.push(...inconsistent)

const figures = {
  photos, kills, repeated, assets: assets.length, steps: steps.length, 'pending after kills': left, 'most tries': attempts, runSeconds, settleSeconds, seed, ...store,
}
table('The analysis under kill -9', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-analysis', figures, problems.slice(0, 20))
