// Work on many assets, the app killed with -9 in the midst of it: resumed or cleanly failed, never half.
// A kind of work is a module of changes/: prepare, act, judge what the kill left, finish it.
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import * as bulkDelete from './changes/bulk-delete.mjs'
import * as rename from './changes/rename.mjs'
import { inconsistencies, pause, randomFrom } from './library.mjs'

const works = [bulkDelete, rename]
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

/** Four at a time. */
async function each(things, action) {
  const rest = [...things]
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let thing = rest.shift(); thing !== undefined; thing = rest.shift()) await action(thing)
  }))
}

const instance = await Instance.create()
await instance.up()
const { sdk, file, get, eventually } = await instance.useSdk()
const context = { sdk, file, each, eventually, instance, status: async (url) => (await get(url.replace(/^https?:\/\/[^/]+/, instance.http))).status }
const problems = []
const rows = []
const started = Date.now()

for (const work of works) {
  const row = { work: work.name, kills: 0, begun: 0, done: 0, interrupted: 0 }
  for (let round = 0; round < work.kills; round++) {
    const state = await work.prepare(context, round)
    const acting = work.act(context, state).then(() => true, () => false)
    await pause(random() * work.takes)
    instance.kill()
    row.kills++
    row.interrupted += (await acting) ? 0 : 1
    await instance.up()
    const left = await work.judge(context, state)
    row.begun += left.of
    row.done += left.done
    problems.push(...left.problems, ...await work.finish(context, state))
  }
  rows.push(row)
}

const seconds = (Date.now() - started) / 1000
// Replaced and deleted versions are erased twenty seconds later, by the sweep of the next minute.
const settled = async () => {
  await instance.down()
  const report = await inconsistencies(instance)
  if (report.problems.length > 0) await instance.up()
  return report.problems.length === 0 && report
}
let store = await settled()
for (let tries = 0; !store && tries < 6; tries++) {
  await pause(25_000)
  store = await settled()
}
if (!store) {
  await instance.down()
  store = await inconsistencies(instance)
  problems.push(...store.problems)
}

table('Changes of many assets under kill -9', rows)
verdict('kill-changes', { works: rows, seconds, seed, ...store.figures }, problems)
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
