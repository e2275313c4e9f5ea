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
  const { assets_per_second } = await instance.command('seed', `${count}`, `${size - count}`)
  count = size
  measured.push({ assets: size, assetsPerSecond: assets_per_second, reads: await instance.command('measure', `${size}`) })
}

table('Seeding', measured.map(({ assets, assetsPerSecond }) => ({ assets, 'assets/s': assetsPerSecond })))
const names = measured[0].reads.map(({ name }) => name)
const read = (at, name) => measured.at(at).reads.find((timing) => timing.name === name)
const ratio = (name) => read(-1, name).median_ms / read(0, name).median_ms
table('Reads, median / 95th percentile in ms', names.map((name) => ({
  read: name,
  ...Object.fromEntries(measured.map(({ assets }, i) => [`${assets} assets`, `${read(i, name).median_ms} / ${read(i, name).percentile95_ms}`])),
  'last/first': ratio(name),
})))

const problems = names.filter((name) => ratio(name) > flat)
  .map((name) => `${name}: ${ratio(name).toFixed(2)} times slower at ${sizes.at(-1)} than at ${sizes[0]}`)
instance.remove()
verdict('catalog', { measured }, problems)
