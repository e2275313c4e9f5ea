// The obvious design for the same documents: a table of assets, a row for each text and number, FTS5 over documents, and SQL that
// joins them. Run by Debian's sqlite3, which times each statement to the millisecond.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { median } from '../support/report.mjs'

const schema = `
PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; BEGIN;
CREATE TABLE assets(id INTEGER PRIMARY KEY, asset_id TEXT, folder TEXT, format TEXT, resource_type TEXT, created_at REAL, bytes REAL);
CREATE TABLE texts(field TEXT, value TEXT, id INTEGER, PRIMARY KEY(field, value, id)) WITHOUT ROWID;
CREATE TABLE numbers(field TEXT, value REAL, id INTEGER, PRIMARY KEY(field, value, id)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(names, tags, context, others, content='');
`
const indexes = `
CREATE INDEX assets_by_created ON assets(created_at DESC, asset_id); CREATE INDEX assets_by_folder ON assets(folder);
CREATE INDEX assets_by_format ON assets(resource_type, format); CREATE INDEX assets_by_bytes ON assets(bytes);
COMMIT; ANALYZE;
`
const quoted = (value) => (typeof value === 'number' ? `${value}` : `'${String(value ?? '').replaceAll("'", "''")}'`)
const words = (phrase) => `a.id IN (SELECT rowid FROM words WHERE words MATCH ${quoted(phrase)})`
const text = (field, value) => `a.id IN (SELECT id FROM texts WHERE field = '${field}' AND value = ${quoted(value)})`
const number = (field, least, most) => `a.id IN (SELECT id FROM numbers WHERE field = '${field}' AND value BETWEEN ${least} AND ${most})`

/** The condition of each query by its name in src/Assets/Operations/SearchQuestions.cs, on the i-th word and brand by how many documents have it. */
const conditions = {
  'bare word': ({ word }, i) => words(word(i)),
  tag: ({ word }, i) => text('tags', word(i)),
  'tag, type and date': ({ word }, i) => `${text('tags', word(i))} AND a.resource_type = 'image' AND a.created_at > ${Date.UTC(2017 + (i % 7), 5, 1)}`,
  'folder and below': ({ brand }, i) => `(a.folder = '${brand(i)}' OR (a.folder >= '${brand(i)}/' AND a.folder < '${brand(i)}0'))`,
  'bytes range': (_, i) => `a.bytes BETWEEN ${(1 + (i % 20)) * 2 ** 20} AND ${(2 + (i % 20)) * 2 ** 20}`,
  prefix: ({ word }, i) => words(`${word(i).slice(0, 4)}*`),
  phrase: ({ word }, i) => words(`"${word(i)} ${word(i + 1)}"`),
  negation: ({ word }, i) => `a.resource_type = 'image' AND NOT ${words(`tags : ${word(i)}`)}`,
  'colour with percent': (_, i) => number(`colors.${i % 2 ? 'green' : 'blue'}`, 5 + i, 100),
  'metadata number and text': (_, i) => `${number('metadata.price', i * 10, i * 10 + 99)} AND ${text('metadata.season', 'winter')}`,
}

async function fill(instance, count, file) {
  const script = createWriteStream(file)
  const counts = { tags: new Map(), brands: new Map() }
  const note = (map, key) => map.set(key, (map.get(key) ?? 0) + 1)
  script.write(schema)
  let id = 0
  for await (const line of createInterface({ input: instance.start('print-documents', '0', `${count}`).stdout })) {
    if (!line.startsWith('{')) continue
    const { asset_id, texts, numbers } = JSON.parse(line)
    const all = (wanted) => texts.filter(({ field }) => wanted(field)).map(({ value }) => value)
    const one = (field) => texts.find((each) => each.field === field)?.value
    const amount = (field) => numbers.find((each) => each.field === field)?.value
    const rows = [
      `INSERT INTO assets VALUES(${[id, asset_id, one('folder'), one('format'), one('resource_type'), amount('created_at'), amount('bytes')].map(quoted)});`,
      ...texts.map(({ field, value }) => `INSERT OR IGNORE INTO texts VALUES(${[field, value, id].map(quoted)});`),
      ...numbers.map(({ field, value }) => `INSERT INTO numbers VALUES(${[field, value, id].map(quoted)});`),
      `INSERT INTO words(rowid, names, tags, context, others) VALUES(${[id, ...[
        all((field) => ['public_id', 'display_name', 'filename', 'folder'].includes(field)), all((field) => field === 'tags'),
        all((field) => field.startsWith('context')), all((field) => field.includes('metadata')),
      ].map((values) => values.join(' '))].map(quoted)});`,
    ]
    for (const tag of all((field) => field === 'tags')) note(counts.tags, tag)
    note(counts.brands, one('folder').split('/').slice(0, 2).join('/'))
    if (!script.write(rows.join('\n'))) await once(script, 'drain')
    id++
  }
  script.end(indexes)
  await once(script, 'finish')
  const ranked = (map) => [...map].sort((a, b) => b[1] - a[1]).map(([key]) => key)
  const [tags, brands] = [ranked(counts.tags), ranked(counts.brands).filter((name) => name.startsWith('brands/'))]
  return { word: (i) => tags[2 + i], brand: (i) => brands[i] }
}

async function sqlite(database, input) {
  const shell = spawn('sqlite3', [database], { stdio: ['pipe', 'pipe', 'inherit'] })
  shell.stdin.end(input)
  let output = ''
  for await (const part of shell.stdout) output += part
  return output
}

/** Median milliseconds of count and first page, newest first, for each query. */
export async function measurePlainSearch(instance, count, names) {
  const [script, database] = [join(instance.data, 'plain.sql'), join(instance.data, 'plain.db')]
  const vocabulary = await fill(instance, count, script)
  await sqlite(database, `.read ${script}\n`)
  const results = []
  for (const name of names) {
    const asked = Array.from({ length: 20 }, (_, i) => conditions[name](vocabulary, i)).map((condition) => `
SELECT count(*) FROM assets a WHERE ${condition};
SELECT a.asset_id FROM assets a WHERE ${condition} ORDER BY a.created_at DESC, a.asset_id LIMIT 50;`)
    const output = await sqlite(database, `PRAGMA mmap_size=2147418112;\n${asked[0]}\n.timer on\n${asked.join('\n')}\n`)
    const times = [...output.matchAll(/Run Time: real ([\d.]+)/g)].map(([, seconds]) => Number(seconds) * 1000)
    results.push({ name, medianMs: median(asked.map((_, i) => times[2 * i] + times[2 * i + 1])) })
  }
  rmSync(script)
  rmSync(database)
  return results
}
