// Text in languages that a caller hints at, read by Tesseract, on lines that a model finds.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { delivery, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import './support/models.mjs'

const { languages } = (await getJson(`${http}/health`)).body.checks.media
const demand = (...wanted) => assert.ok(wanted.every((code) => languages.includes(code)), `Tesseract, or its data for ${wanted}, is not installed`)
const presets = []

after(async () => { for (const name of presets) await sdk.api.delete_upload_preset(name).catch(() => {}) })

const drawn = (...lines) => sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="100%" height="100%" fill="#fff"/>
  ${lines.map((line, i) => `<text x="60" y="${110 + 110 * i}" font-family="DejaVu Sans" font-size="48">${line}</text>`).join('')}</svg>`)).png().toBuffer()

const put = async (lines, options) => upload('text.png', await drawn(...lines), { public_id: unique('text'), ...options })
const letters = (text) => text.replace(/\s/g, '')
const step = async (public_id) => (await sdk.api.resource(public_id)).analysis_steps.find(({ name }) => name === 'text')

test('Text is read in the language that the upload says, with the place of each line', async () => {
  demand('fr')
  const words = ['Crème brûlée', 'façade élégante']
  const { public_id, info } = await put(words, { ocr: 'adv_ocr:fr' })
  const { status, data: [{ textAnnotations: [all, ...lines], fullTextAnnotation }] } = info.ocr.adv_ocr
  assert.equal(status, 'complete')
  assert.deepEqual([all, ...lines].map(({ locale }) => locale), ['fr', 'fr', 'fr'])
  assert.deepEqual(lines.map(({ description }) => letters(description)), words.map(letters))
  assert.equal(fullTextAnnotation.text, all.description)
  const { vertices: [topLeft, , bottomRight] } = lines[0].boundingPoly
  assert.ok(topLeft.x > 40 && topLeft.x < 80 && topLeft.y > 50 && bottomRight.y < 140, JSON.stringify([topLeft, bottomRight]))

  // Published clients of the vendor read the answer under the value that they asked for.
  assert.deepEqual(info.ocr['adv_ocr:fr'], info.ocr.adv_ocr)
  assert.deepEqual((await sdk.api.resource(public_id)).info, info)
  assert.match((await step(public_id)).engine, /^tesseract [\d.]+ \(fra\)$/)

  const darkest = async (effect) => (await sharp((await get(delivery(`${effect}/${public_id}.png`))).bytes).stats()).channels[0].min
  assert.ok(await darkest('c_scale,w_800') < 40)
  assert.ok(await darkest('e_blur_region:2000,g_ocr_text') > 80)
})

test('Other languages have a picture read once more, and the same ones do not', async () => {
  demand('de', 'fr')
  const { public_id, info } = await put(['Größe und Maß', 'façade élégante'])
  assert.equal(info, undefined)
  const german = await sdk.uploader.explicit(public_id, { type: 'upload', ocr: 'adv_ocr:document:de' })
  assert.equal(letters(german.info.ocr.adv_ocr.data[0].textAnnotations[1].description), 'GrößeundMaß')
  assert.deepEqual(Object.keys(german.info.ocr), ['adv_ocr', 'adv_ocr:document:de'])

  const both = await sdk.api.update(public_id, { ocr: 'adv_ocr:de,fr' })
  const [all, ...lines] = both.info.ocr['adv_ocr:de,fr'].data[0].textAnnotations
  assert.deepEqual(lines.map(({ description }) => letters(description)), ['GrößeundMaß', 'façadeélégante'])
  assert.equal(all.locale, 'und')
  const before = await step(public_id)
  assert.match(before.engine, /\(deu\+fra\)$/)
  await sdk.uploader.explicit(public_id, { type: 'upload', ocr: 'adv_ocr:de,fr' })
  assert.deepEqual(await step(public_id), before)
})

test('A preset says the language of what is uploaded with it', async () => {
  demand('el')
  const { name } = await sdk.api.create_upload_preset({ name: unique('greek'), unsigned: true, ocr: 'adv_ocr:el' })
  presets.push(name)
  const { public_id } = await sdk.uploader.unsigned_upload(`data:image/png;base64,${(await drawn('Καλημέρα κόσμε')).toString('base64')}`, name)
  const { info } = await sdk.api.resource(public_id)
  assert.equal(letters(info.ocr.adv_ocr.data[0].fullTextAnnotation.text), 'Καλημέρακόσμε')
})

test('A language that nothing here reads is told as such, and one that is none is refused', async () => {
  const { info } = await put(['text'], { ocr: 'adv_ocr:el,si' }).catch((error) => ({ info: error }))
  if (languages.includes('si')) assert.equal(info.ocr.adv_ocr.status, 'complete')
  else assert.match(info.message ?? info.ocr.adv_ocr.data, /Sinhala|active OCR/)

  for (const [ocr, message] of [
    ['adv_ocr:xx', "'xx' is no language that is known here"],
    ['adv_ocr:de,fr,it,es,pt', '5 languages, at most 4'],
    ['adv_ocr:fr:document', 'expected adv_ocr or adv_ocr:document, and behind that a colon and languages: adv_ocr:fr,en'],
  ]) {
    const refused = await failure(put(['text'], { ocr }))
    assert.deepEqual([refused.http_code, refused.message], [400, `Ocr ${ocr} is not valid: ${message}`])
  }
  const { public_id } = await put(['text'])
  const illegal = await failure(sdk.api.update(public_id, { ocr: 'adv_ocr:xx' }))
  assert.deepEqual([illegal.http_code, illegal.message], [400, "Illegal value for ocr: adv_ocr:xx: 'xx' is no language that is known here"])
  assert.equal((await failure(sdk.api.create_upload_preset({ name: unique('bad'), ocr: 'adv_ocr:xx' }))).http_code, 400)
})
