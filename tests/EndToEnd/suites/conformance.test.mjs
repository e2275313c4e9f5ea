// The rows of the conformance table that only HTTP can show: layers, formats, pages, errors. The rows themselves are in
// tests/Transformations/Conformance/conformance.tsv, with those of the arithmetic.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { cloud, get, http, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const thisFile = 'tests/EndToEnd/suites/conformance.test.mjs'
const table = new URL('../../Transformations/Conformance/conformance.tsv', import.meta.url)
const rows = readFileSync(table, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('# '))
  .map((line) => line.split('\t'))
  .map(([number, group, , facts, text, expected, , level, tested]) => ({ number, group, facts, text, expected, level, tested }))
  .filter(({ level }) => level === 'http')

/** The names that the table has for assets, and those that they have here. */
const ids = Object.fromEntries(['p', 'b', 'd', 'g', 'a', 'ph', 'logo', 'missing'].map((name) => [name, unique(`conformance_${name}`)]))
const csv = Buffer.from('name,size\nrow,1\n')

before(async () => {
  await upload('p.png', await media.pngWithAlpha(400, 300), { public_id: ids.p })
  await upload('b.png', await media.flat(400, 300, '#336699').png().toBuffer(), { public_id: ids.b })
  await upload('d.pdf', media.pdf(3), { public_id: ids.d })
  await upload('g.gif', await media.animatedGif(200, 100, 10), { public_id: ids.g })
  await upload('a.png', await media.flat(40, 30, '#336699').png().toBuffer(), { public_id: ids.a, type: 'authenticated' })
  await upload('ph.png', await media.flat(50, 50, '#ff0000').png().toBuffer(), { public_id: ids.ph })
  await upload('logo.png', await media.pngWithAlpha(100, 50), { public_id: ids.logo })
  await upload('a.csv', csv, { public_id: 'docs/a.csv', resource_type: 'raw' })
})

function address(text) {
  const named = text
    .replace(/(^|\/)(p|b|d|g|a|missing)(\.(?!csv)\w+)?$/, (_, slash, name, extension = '') => `${slash}${ids[name]}${extension}`)
    .replace(/([lu])_(logo|missing)\b/g, (_, key, name) => `${key}_${ids[name]}`)
    .replace('d_ph.png', `d_${ids.ph}.png`)
  const type = /^(image|raw)\//.test(text) ? '' : 'image/upload/'
  return `${http}/${cloud}/${type}${named}`
}

const jpegKinds = (found) => (found.isProgressive ? ['jpg', 'progressive jpg'] : ['jpg'])
/** Colour type 3 in the header is a palette. */
const pngKinds = (found, bytes) => (bytes[25] === 3 ? ['png', 'png8'] : ['png'])
const kinds = (found, bytes) => ({ jpeg: jpegKinds, png: pngKinds, heif: () => ['avif'] })[found.format]?.(found, bytes) ?? [found.format]

/** Every way in which the table may put an answer. */
async function answers({ status, headers, bytes }) {
  if (status >= 400) return [`${status}`, '400 or 404'].filter((text) => text.includes(`${status}`))
  if (bytes.equals(csv)) return ['the stored bytes']
  if (/json/.test(headers.get('content-type'))) return Array.isArray(JSON.parse(bytes).breakpoints) ? ['breakpoints as JSON'] : ['JSON']
  if (/svg/.test(headers.get('content-type'))) return ['svg']
  if (bytes.subarray(0, 5).toString() === '%PDF-') return [`pdf of ${bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0} page`]

  const found = await sharp(bytes, { animated: true }).metadata()
  return kinds(found, bytes).flatMap((kind) => {
    const plain = `${found.width}x${found.pageHeight ?? found.height} ${kind}`
    return found.pages > 1 ? [`${plain}, ${found.pages} frames`, `${plain}, ${found.loop} plays`] : [plain]
  })
}

/** What is wrong with a row; undefined when it holds. */
async function problem({ text, facts, expected }) {
  const [, accept] = facts.match(/^Accept=(.*)$/) ?? []
  const response = await get(address(text), accept ? { headers: { accept } } : {})
  const seen = await answers(response)
  return seen.includes(expected) ? undefined : `${seen.join(' or ')} ${response.headers.get('x-cld-error') ?? ''}`
}

async function found(isWanted, describe) {
  const wrong = []
  for (const row of rows.filter(isWanted)) {
    const text = describe(row, await problem(row).catch((error) => error.message))
    if (text) wrong.push(`${row.number} ${row.text}: ${text}`)
  }
  return wrong
}

test('Every row of the conformance table that is closed by this suite holds', async () => {
  assert.deepEqual(await found(({ tested }) => tested === thisFile, ({ expected }, wrong) => wrong && `${wrong} instead of ${expected}`), [])
})

test('No row of the conformance table that is open at this level holds: else it is to be closed', async () => {
  assert.deepEqual(await found(({ tested }) => tested === 'open', (_, wrong) => wrong === undefined && `holds; write ${thisFile} at its end`), [])
})
