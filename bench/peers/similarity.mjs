// One picture compared with 10 000, 100 000 and 1 000 000 generated ones by its fingerprint, and beside it the plain way: a list of
// records with the hash as text and the embedding as numbers. Both in process, by a command of the app, in one run.
import { keep, table } from '../support/report.mjs'

const sizes = (process.env.DAM_SIMILARITY ?? '10000,100000,1000000').split(',').map(Number)
const mostMs = 100

export async function measureSimilarity(instance) {
  await instance.down()
  const measured = []
  for (const size of sizes) measured.push({ pictures: size, timings: await instance.command('measure-similarity', `${size}`) })
  keep('similarity', measured)
  table('Median / 95th percentile in ms, and memory', measured.flatMap(({ pictures, timings }) => timings.map(({ name, median_ms, percentile95_ms, megabytes }) => ({
    pictures, by: name, median: median_ms, p95: percentile95_ms, MB: megabytes, 'plain/ours': timings.at(-1).median_ms / median_ms,
  }))))
  const [{ median_ms: last }] = measured.at(-1).timings
  console.log(`\nmedian of at most ${mostMs} ms at ${sizes.at(-1)}: ${last > mostMs ? 'MISSED' : 'met'}`)
}
