// How many edits of photographs of one's own are found as duplicates, and how many pairs are false: node bench/duplicates.mjs FOLDER,
// with the environment of a running, empty library (./dam env). Prints tables in Markdown; pairs that are false by their names are listed,
// to be looked at: photographs of one series are variants, and stay so.
import { readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import sharp from 'sharp'

const { cloud_name: cloud, api_key: key, api_secret: secret, DAM_HTTP: http } = environment()
const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`
const folder = process.argv[2]

/** What a photograph becomes. The crops keep the middle. */
const edits = {
  'same bytes': (bytes) => bytes,
  'JPEG quality 50': (bytes) => sharp(bytes).jpeg({ quality: 50 }).toBuffer(),
  'half the size': async (bytes) => sharp(bytes).resize({ width: Math.round((await sharp(bytes).metadata()).width / 2) }).jpeg({ quality: 85 }).toBuffer(),
  '96 pixels wide': (bytes) => sharp(bytes).resize({ width: 96 }).jpeg({ quality: 85 }).toBuffer(),
  'WebP': (bytes) => sharp(bytes).webp({ quality: 75 }).toBuffer(),
  'crop by 10 %': (bytes) => crop(bytes, 0.1),
  'crop by 25 %': (bytes) => crop(bytes, 0.25),
  'crop by 30 %': (bytes) => crop(bytes, 0.3),
  grey: (bytes) => sharp(bytes).greyscale().jpeg({ quality: 85 }).toBuffer(),
  'brighter by 20 %': (bytes) => sharp(bytes).modulate({ brightness: 1.2 }).jpeg({ quality: 85 }).toBuffer(),
  'half the light': (bytes) => sharp(bytes).modulate({ brightness: 0.5 }).jpeg({ quality: 85 }).toBuffer(),
  mirrored: (bytes) => sharp(bytes).flop().jpeg({ quality: 85 }).toBuffer(),
  'turned by 90°': (bytes) => sharp(bytes).rotate(90).jpeg({ quality: 85 }).toBuffer(),
}

/** Without so much of its width and of its height. */
async function crop(bytes, share) {
  const { width, height } = await sharp(bytes).metadata()
  const [left, top] = [Math.round(width * share / 2), Math.round(height * share / 2)]
  return sharp(bytes).extract({ left, top, width: width - 2 * left, height: height - 2 * top }).jpeg({ quality: 85 }).toBuffer()
}

function environment() {
  const url = new URL(process.env.CLOUDINARY_URL)
  return { cloud_name: url.host, api_key: url.username, api_secret: url.password, DAM_HTTP: process.env.DAM_HTTP ?? `${url.searchParams.get('upload_prefix')}` }
}

async function call(path, options = {}) {
  const answer = await fetch(`${http}/v1_1/${cloud}/${path}`, { ...options, headers: { authorization } })
  const body = await answer.json()
  if (!answer.ok) throw new Error(`${path}: ${body.error?.message}`)
  return body
}

async function upload(publicId, bytes) {
  const form = new FormData()
  form.set('file', new Blob([bytes]), 'photo.jpg')
  form.set('public_id', publicId)
  return (await call('image/upload', { method: 'POST', body: form })).asset_id
}

const photos = new Map()
const byId = new Map()
for (const name of readdirSync(folder)) {
  const bytes = await sharp(readFileSync(join(folder, name))).rotate().resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true }).flatten().jpeg({ quality: 92 }).toBuffer()
  photos.set(parse(name).name, bytes)
}
for (const [name, bytes] of photos) {
  byId.set(await upload(`original/${name}`, bytes), { name, edit: 'original' })
  for (const [edit, make] of Object.entries(edits)) byId.set(await upload(`${edit.replaceAll(/[^a-z0-9]+/gi, '-')}/${name}`, await make(bytes)), { name, edit })
}

for (const id of byId.keys()) {
  for (let steps; steps === undefined || steps.some(({ status }) => status === 'pending');) {
    if (steps) await new Promise((resolve) => setTimeout(resolve, 500))
    steps = (await call(`resources/${id}`)).analysis_steps
  }
}
await new Promise((resolve) => setTimeout(resolve, 90_000))

const found = {}
const wrong = { picture: new Set(), variant: new Set() }
const scores = { same: [], other: [] }
for (const [id, { name, edit }] of byId) {
  for (const { resource, class: kind } of (await call(`duplicates/${id}`)).duplicates) {
    const other = byId.get(resource.asset_id)
    if (!other) continue
    if (other.name !== name) wrong[kind]?.add([`${name} (${edit})`, `${other.name} (${other.edit})`].sort().join(' ~ '))
    else if (edit === 'original') (found[other.edit] ??= {})[kind] = (found[other.edit][kind] ?? 0) + 1
  }
  if (edit === 'original') {
    for (const { asset_id, score } of (await call(`resources/visual_search?image_asset_id=${id}&max_results=500&threshold=0`)).resources) {
      const other = byId.get(asset_id)
      if (other && (other.edit === 'original' || other.name === name)) scores[other.name === name ? 'same' : 'other'].push([score, `${other.name} (${other.edit})`, name])
    }
  }
}

console.log(`\n| edit | of ${photos.size}: identical | picture | variant | missed |\n| --- | --- | --- | --- | --- |`)
for (const edit of Object.keys(edits)) {
  const { identical = 0, picture = 0, variant = 0 } = found[edit] ?? {}
  console.log(`| ${edit} | ${identical} | ${picture} | ${variant} | ${photos.size - identical - picture - variant} |`)
}

// Edits of one photograph in any class but their own are found by each other; here only what joins two photographs counts.
const all = [...byId.values()]
const pairs = all.length * (all.length - 1) / 2 - photos.size * ((Object.keys(edits).length + 1) * Object.keys(edits).length / 2)
for (const [kind, names] of Object.entries(wrong)) {
  const originals = new Set([...names].map((pair) => pair.replaceAll(/ \([^)]*\)/g, '')))
  console.log(`\n${names.size} of ${pairs} pairs of two photographs' pictures are ${kind}; between ${originals.size} pairs of photographs:`)
  for (const pair of originals) console.log(`  ${pair}`)
}
console.log('\nhighest scores of two photographs:')
for (const each of scores.other.sort(([a], [b]) => b - a).slice(0, 24)) console.log(`  ${each.join('  ')}`)
console.log('\nlowest scores of edits:')
for (const each of scores.same.sort(([a], [b]) => a - b).slice(0, 24)) console.log(`  ${each.join('  ')}`)
