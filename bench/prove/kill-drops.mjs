// 200 photos through the drop folder, the app killed with -9 at 20 random points. Nothing lost, nothing doubled, nothing dangling.
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { compareContents, everyAsset, inconsistencies, killAgainAndAgain, problemsOf, randomFrom } from './library.mjs'

const photos = 200
const kills = 20
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const { sdk, md5, eventually } = await instance.useSdk()
const started = Date.now()

const expected = []
async function dropBatch(batch, size) {
  mkdirSync(instance.dropFolder, { recursive: true })
  for (let i = batch * size; i < (batch + 1) * size; i++) {
    const bytes = await jpeg(640, 480, i + 1)
    expected.push(md5(bytes))
    const staged = join(instance.dropFolder, `.${i}.part`)
    writeFileSync(staged, bytes)
    renameSync(staged, join(instance.dropFolder, `photo ${i}.jpg`))
  }
}

// A file is taken after standing still for two seconds: most kills land while a batch is being ingested or analysed.
await killAgainAndAgain(instance, { kills, random, least: 1500, longest: 4000, before: (kill) => dropBatch(kill, photos / kills) })

const runSeconds = (Date.now() - started) / 1000
const failedFolder = join(instance.data, 'drop-failed')
const visible = () => readdirSync(instance.dropFolder).filter((name) => !name.startsWith('.'))
await eventually(() => !existsSync(instance.dropFolder) || visible().length === 0, { seconds: 180, what: 'the drop folder emptying' })
const assets = await eventually(async () => {
  const found = await everyAsset(sdk)
  return found.length >= photos && found.every(({ phash }) => phash) && found
}, { seconds: 120, what: 'every photo being listed and analysed' }).catch(() => everyAsset(sdk))
const settleSeconds = (Date.now() - started) / 1000 - runSeconds

const comparison = compareContents(expected, assets)
const failed = existsSync(failedFolder) ? readdirSync(failedFolder, { recursive: true }).filter((name) => name.endsWith('.jpg')) : []
await instance.down()
const { figures: store, problems } = await inconsistencies(instance)
problems.push(...problemsOf(comparison))
if (failed.length > 0) problems.push(`failed, though sound: ${failed.length}`)
const unanalysed = assets.filter(({ phash }) => !phash).length
if (unanalysed > 0) problems.push(`not analysed: ${unanalysed}`)

const figures = { photos, kills, assets: assets.length, failed: failed.length, unanalysed, runSeconds, settleSeconds, seed, ...store }
table('Drop folder under kill -9', [figures])
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-drops', figures, problems)
