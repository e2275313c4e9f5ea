// Uploads, changes, renames and deletions while the search index is written anew again and again, the app killed with -9 at 20 random
// points: in the end search finds every asset as it is and no other, and catalog and index differ in nothing.
import { jpeg } from '../../tests/EndToEnd/suites/support/media.mjs'
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'
import { inconsistencies, killAgainAndAgain, pause, randomFrom } from './library.mjs'

const generated = 3000
const kills = 20
const clients = 4
const seed = Number(process.env.DAM_SEED ?? Date.now() % 1e9)
const random = randomFrom(seed)

const instance = await Instance.create()
await instance.up()
const { sdk, file, getJson, basic, cloud, eventually } = await instance.useSdk()
await sdk.uploader.upload(file('model.jpg', await jpeg(64, 48)), { public_id: 'model' })
await instance.down()
await instance.command('seed', '0', `${generated}`, 'copies')
await instance.up()
const started = Date.now()

let over = false
let repeated = 0
/** Until it is acknowledged; every change of this proof may come twice. */
async function surely(change) {
  for (;;) {
    try {
      return await change()
    } catch {
      repeated++
      await pause(100)
    }
  }
}

/** What is said of each asset, by its public id. */
const expected = new Map()
const photos = await Promise.all(Array.from({ length: 8 }, (_, i) => jpeg(80, 60, i + 1)))

async function client(number) {
  for (let i = 0; !over; i++) {
    const id = `kill/${number}-${i}`
    const path = file(`${number}-${i}.jpg`, photos[i % photos.length])
    const tags = ['kill', `round${i % 7}`]
    await surely(() => sdk.uploader.upload(path, { public_id: id, tags, timeout: 20_000 }))
    expected.set(id, tags)
    const older = [...expected.keys()].filter((each) => each.startsWith(`kill/${number}-`))
    const one = older[Math.floor(random() * older.length)]
    const kind = Math.floor(random() * 3)
    if (kind === 0) {
      await surely(() => sdk.uploader.add_tag(`late${i % 5}`, [one]))
      expected.set(one, [...new Set([...expected.get(one), `late${i % 5}`])])
    } else if (kind === 1) {
      // Done already, where the answer was lost.
      await surely(() => sdk.uploader.rename(one, `${one}r`).catch(async (error) => {
        if ((error.error ?? error).http_code !== 404) throw error
        return sdk.api.resource(`${one}r`)
      }))
      expected.set(`${one}r`, expected.get(one))
      expected.delete(one)
    } else {
      await surely(() => sdk.api.delete_resources([one]))
      expected.delete(one)
    }
    await pause(random() * 150)
  }
}

let begun = 0
async function reindexer() {
  while (!over) {
    await getJson(`${instance.http}/v1_1/${cloud}/search/reindex`, { method: 'POST', headers: basic() }).then(({ status }) => { begun += status === 200 ? 1 : 0 }, () => {})
    await pause(300)
  }
}

await Promise.all([
  killAgainAndAgain(instance, { kills, random }).finally(() => { over = true }),
  reindexer(),
  ...Array.from({ length: clients }, (_, number) => client(number)),
])
const runSeconds = (Date.now() - started) / 1000

// A rewriting whose process died is taken up again within minutes.
const problems = []
const health = async () => (await getJson(`${instance.http}/health`)).body.checks.search
await eventually(async () => {
  const search = await health()
  return search.debts_waiting === 0 && !search.rebuild
}, { seconds: 400, what: 'an index that has caught up' }).catch((error) => problems.push(error.message))
const settleSeconds = (Date.now() - started) / 1000 - runSeconds

const found = new Map()
let total
for (let next_cursor; ;) {
  const query = sdk.search.expression('tags=kill').with_field('tags').sort_by('public_id', 'asc').max_results(500)
  const page = await (next_cursor ? query.next_cursor(next_cursor) : query).execute()
  for (const { public_id, tags } of page.resources) found.set(public_id, tags)
  total = page.total_count
  if (!({ next_cursor } = page).next_cursor) break
}
if (total !== expected.size) problems.push(`${total} assets found of ${expected.size}`)
for (const [id, tags] of expected) {
  if (found.get(id)?.join() !== [...tags].sort().join()) problems.push(`${id}: ${found.get(id)} instead of ${tags}`)
}
for (const tag of ['late0', 'round3']) {
  const wanted = [...expected.values()].filter((tags) => tags.includes(tag)).length
  const { total_count } = await sdk.search.expression(`tags=${tag}`).execute()
  if (total_count !== wanted) problems.push(`tags=${tag}: ${total_count} of ${wanted}`)
}
const { total_count: seeded } = await sdk.search.expression('tags=generated').execute()
if (seeded !== generated) problems.push(`tags=generated: ${seeded} of ${generated}`)

// Deleted assets are erased by the sweep.
let store
for (let tries = 0; tries < 6; tries++) {
  await pause(tries === 0 ? 5_000 : 25_000)
  await instance.down()
  store = await inconsistencies(instance)
  if (store.problems.length === 0) break
  await instance.up()
}
problems.push(...store.problems)

const figures = { generated, kills, repeated, reindexed: begun, assets: expected.size, found: found.size, runSeconds, settleSeconds, seed, ...store.figures }
table('The search index under kill -9', [figures])
await instance.down().catch(() => {})
if (problems.length === 0) instance.remove()
else console.log(`kept for a look: ${instance.data}`)
verdict('kill-index', figures, problems.slice(0, 20))
