// The search index at 10 000, 100 000 and 1 000 000 generated documents, and beside it at 100 000 the obvious design (plain-search.mjs).
// The index is driven in process by commands of the app: what is timed is an expression from its text to a page of hits, without HTTP
// and without reading the assets of the page. What a user sees of it is measured after that (search-http.mjs).
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { keep, table } from '../support/report.mjs'
import { measurePlainSearch } from './plain-search.mjs'
import { measureSearchOverHttp } from './search-http.mjs'

const sizes = (process.env.DAM_SEARCH ?? '10000,100000,1000000').split(',').map(Number)
const besidePeerAt = 100_000
const mostMs = 500
const mostGrowth = 1.5

export async function measureSearch(instance) {
  await instance.down()
  const measured = []
  let count = 0
  let plain
  for (const size of sizes) {
    const fill = await instance.command('seed-search', `${count}`, `${size - count}`)
    count = size
    const timings = await instance.command('measure-search', `${size}`)
    measured.push({ documents: size, fill, megabytes: statSync(join(instance.data, 'search', 'demo.db')).size / 1e6, timings })
    keep('search', { measured, plain })
    if (size === besidePeerAt) plain = await measurePlainSearch(instance, size, timings.filter(({ kind }) => kind === 'query').map(({ name }) => name))
  }

  const ratio = (i) => measured.at(-1).timings[i].median_ms / measured[0].timings[i].median_ms
  table('Building', measured.map(({ documents, fill, megabytes }) => (
    { documents, added: fill.documents, 'documents/s': fill.documents_per_second, 'processor s / 1000': fill.processor_seconds_each1000, MB: megabytes })))
  table('Median / 95th percentile in ms', measured[0].timings.map(({ kind, name }, i) => ({
    kind,
    name,
    ...Object.fromEntries(measured.map(({ documents, timings }) => [`${documents}`, `${timings[i].median_ms} / ${timings[i].percentile95_ms}`])),
    'last/first': ratio(i),
    matches: measured.at(-1).timings[i].total,
  })))
  if (plain) {
    const ours = measured.find(({ documents }) => documents === besidePeerAt).timings.filter(({ kind }) => kind === 'query')
    table(`Beside plain SQLite at ${besidePeerAt} documents, median ms`, ours.map(({ name, median_ms }, i) => (
      { query: name, ours: median_ms, plain: plain[i].medianMs, ratio: plain[i].medianMs / median_ms })))
  }

  const slow = measured.at(-1).timings.filter(({ percentile95_ms }) => percentile95_ms > mostMs)
  const grown = measured[0].timings.flatMap(({ kind, name }, i) => (kind === 'filtered page' && ratio(i) > mostGrowth ? [`${name} ${ratio(i).toFixed(2)}`] : []))
  console.log(`\np95 of at most ${mostMs} ms at ${sizes.at(-1)}: ${slow.length ? `MISSED by ${slow.map(({ name }) => name).join(', ')}` : 'met'}`)
  console.log(`growth of filtered pages of at most ${mostGrowth} from ${sizes[0]} to ${sizes.at(-1)}: ${grown.length ? `MISSED by ${grown.join(', ')}` : 'met'}`)
  keep('search', { measured, plain, http: await measureSearchOverHttp() })
}
