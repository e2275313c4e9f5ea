// The catalog at 10 000, 100 000 and 1 000 000 generated assets: what a page costs must not depend on how many there are.
import { Instance } from '../support/instance.mjs'
import { table, verdict } from '../support/report.mjs'

const sizes = (process.env.DAM_CATALOG ?? '10000,100000,1000000').split(',').map(Number)
/** How much slower the largest may be than the smallest. */
const flat = 1.5

const instance = await Instance.create()
await instance.up()
await instance.down()

const measured = []
let count = 0
for (const size of sizes) {
  const seeded = await instance.command('seed', `${size - count}`)
  count = size
  measured.push({ assets: size, seeded, reads: await instance.command('measure') })
}

const operations = Object.keys(measured[0].reads)
table('Catalog on the embedded storage', measured.map(({ assets, seeded, reads }) => ({
  assets, 'rows/s ingested': Number(seeded.rowsPerSecond),
  ...Object.fromEntries(operations.flatMap((name) => [[`${name} median ms`, Number(reads[name].medianMs)], [`${name} p95`, Number(reads[name].p95Ms)]])),
})))

const problems = []
for (const name of operations) {
  const [first, last] = [measured[0].reads[name].medianMs, measured.at(-1).reads[name].medianMs]
  if (last > first * flat) problems.push(`${name}: ${(last / first).toFixed(2)} times slower at ${sizes.at(-1)} than at ${sizes[0]}`)
}
instance.remove()
verdict('catalog', { measured }, problems)
