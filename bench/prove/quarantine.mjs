// A picture that takes more memory than a worker has, among photos: it ends its workers, is quarantined after five tries and listed,
// the app lives on and all others are analysed; once workers may have the memory, one call completes it.
import sharp from 'sharp'
import { Instance } from '../support/instance.mjs'
import { analyses } from '../support/analyses.mjs'
import { table, verdict } from '../support/report.mjs'
import { smallPhoto } from '../support/small-photos.mjs'
import { everyAsset, inconsistencies } from './library.mjs'

const photos = 30
const limitMb = 320

/** Progressive: its decoder holds all coefficients of 49 megapixels at once, some 290 MB, which half a megabyte asks for. */
const greedy = () => sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#3060a0' } })
  .jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer()

const instance = await Instance.create()
process.env.Media__MemoryLimitInBytes = `${limitMb << 20}`
await instance.up()
const app = await instance.useSdk()
const { sdk, file, eventually, get, delivery } = app
const analysis = analyses(app)
const pid = instance.pid
const problems = []
const started = Date.now()

const upload = async (i) => sdk.uploader.upload(file(`photo-${i}.jpg`, await smallPhoto(i)), { public_id: `sound/${i}` })
for (let i = 0; i < photos / 2; i++) await upload(i)
await sdk.uploader.upload(file('greedy.jpg', await greedy()), { public_id: 'greedy' })
for (let i = photos / 2; i < photos; i++) await upload(i)

let deliveries = 0
let refused = 0
await eventually(async () => {
  const { status } = await get(delivery(`c_fit,w_${50 + deliveries}/sound/${deliveries % photos}.jpg`))
  deliveries++
  if (status !== 200) refused++
  return (await analysis.status()).pending === 0
}, { seconds: 400, what: 'every analysis ending' }).catch((error) => problems.push(error.message))
const quarantineSeconds = (Date.now() - started) / 1000

const before = (await sdk.api.resource('greedy')).analysis_steps
const failed = before.filter(({ status }) => status === 'failed')
if (failed.length === 0) problems.push('nothing of it failed')
for (const { name, attempts, error, quarantined } of failed) {
  if (attempts !== 5 || !quarantined || !/memory|repeatedly/.test(error)) problems.push(`${name}: ${attempts} tries, ${quarantined}, ${error}`)
}
if (before.find(({ name }) => name === 'metadata').status !== 'complete') problems.push('its metadata went with it')
const listed = await analysis.listed('failed')
if (listed.map(({ public_id }) => public_id).join() !== 'greedy') problems.push(`listed: ${listed.map(({ public_id }) => public_id)}`)
const others = (await everyAsset(sdk)).filter(({ public_id }) => public_id !== 'greedy')
const affected = others.filter(({ analysis_steps }) => analysis_steps.some(({ status }) => status !== 'complete'))
if (others.length !== photos || affected.length > 0) problems.push(`others: ${others.length}, of them not whole: ${affected.map(({ public_id }) => public_id)}`)
if (instance.pid !== pid || refused > 0) problems.push(`the app: ${pid} is ${instance.pid} now, ${refused} deliveries were refused`)

await instance.down()
delete process.env.Media__MemoryLimitInBytes
await instance.up()
const batch = await analysis.replay({ status: 'failed' })
if (batch.state !== 'done' || batch.done !== 1) problems.push(`the replay: ${JSON.stringify(batch)}`)
const after = (await sdk.api.resource('greedy')).analysis_steps
for (const { name, status, error } of after.filter((step) => step.status !== 'complete')) problems.push(`after the replay ${name} is ${status}: ${error}`)

await instance.down()
const { figures: store, problems: inconsistent } = await inconsistencies(instance)
problems.push(...inconsistent)
const figures = {
  photos, 'steps quarantined': failed.length, 'steps complete all the same': before.length - failed.length, deliveries, quarantineSeconds, 'complete after replay': after.filter(({ status }) => status === 'complete').length, ...store,
}
table('A file that kills its decoder', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('quarantine', figures, problems.slice(0, 20))
