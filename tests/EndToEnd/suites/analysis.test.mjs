import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { analysisSeconds, basic, cloud, delivery, eventually, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import './support/models.mjs'

const photo = (name) => readFileSync(new URL(`../../Media/Vision/photos/${name}`, import.meta.url))
const astronaut = photo('astronaut.jpg')

/** An upload whose analysis is through, without anybody having waited for it. */
async function analysed(name, bytes, options = {}) {
  const { public_id } = await upload(name, bytes, { public_id: unique('seen'), ...options })
  return eventually(async () => {
    const details = await sdk.api.resource(public_id)
    return details.analysis_steps.every(({ status }) => status !== 'pending') && details
  }, { seconds: analysisSeconds, what: 'the analysis' })
}

const around = ([[x, y, width, height]]) => assert.ok(x > 150 && x + width < 310 && y > 40 && y + height < 210, JSON.stringify([x, y, width, height]))

let seen

before(async () => {
  seen = await analysed('astronaut.jpg', astronaut)
})

test('An upload that asks for faces is answered with them', async () => {
  const { faces } = await upload('astronaut.jpg', astronaut, { faces: true })
  assert.equal(faces.length, 1)
  around(faces)
})

test('A picture without faces has none, and one that did not ask has no answer', async () => {
  assert.deepEqual((await upload('cat.jpg', photo('cat.jpg'), { faces: true })).faces, [])
  assert.equal((await upload('cat.jpg', photo('cat.jpg'))).faces, undefined)
})

test('Every picture is looked at by itself, and each step tells what did it', async () => {
  for (const name of ['faces', 'objects']) {
    const step = seen.analysis_steps.find((each) => each.name === name)
    assert.equal(step.status, 'complete')
    assert.match(step.engine, /^onnxruntime [\d.]+, human-models [\d.]+$/)
  }
  around((await sdk.api.resource(seen.public_id, { faces: true })).faces)
})

test('Explicit tells the faces of what is stored', async () => {
  around((await sdk.uploader.explicit(seen.public_id, { type: 'upload', faces: true })).faces)
})

test('Faces that somebody marked win over those that were found, until they are cleared', async () => {
  const { public_id } = await upload('astronaut.jpg', astronaut, { faces: true, face_coordinates: [[1, 2, 30, 40]] })
  assert.deepEqual((await sdk.api.resource(public_id, { faces: true })).faces, [[1, 2, 30, 40]])
  const form = new URLSearchParams({ public_id, type: 'upload', face_coordinates: '', faces: '1' })
  const cleared = await (await fetch(`${http}/v1_1/${cloud}/image/explicit`, { method: 'POST', body: form, headers: basic() })).json()
  around(cleared.faces)
})

test('Found faces decide what a crop keeps', async () => {
  const [[, , width, height]] = (await sdk.api.resource(seen.public_id, { faces: true })).faces
  const cut = await sharp((await get(delivery(`c_crop,g_face/${seen.public_id}.png`))).bytes).metadata()
  assert.deepEqual([cut.width, cut.height], [width, height])
  const everything = await get(delivery(`c_thumb,g_face,h_100,w_100/${seen.public_id}.png`))
  const middle = await get(delivery(`c_fill,g_center,h_100,w_100/${seen.public_id}.png`))
  assert.notDeepEqual(everything.bytes, middle.bytes)
})

test('Found faces are blurred and pixelated, and nothing else is', async () => {
  const [[x, y, width, height]] = (await sdk.api.resource(seen.public_id, { faces: true })).faces
  const raw = async (tail) => sharp((await get(delivery(`${tail}/${seen.public_id}.png`))).bytes).removeAlpha().raw().toBuffer()
  const plain = await raw('c_scale,w_512')
  for (const effect of ['e_blur_faces:800', 'e_pixelate_faces:20']) {
    const changed = await raw(`c_scale,w_512/${effect}`)
    let inside = 0
    let outside = 0
    for (let at = 0; at < plain.length; at += 3) {
      const [column, row] = [(at / 3) % 512, Math.floor(at / 3 / 512)]
      if (Math.abs(plain[at] - changed[at]) < 8) continue
      if (column >= x - 1 && column <= x + width && row >= y - 1 && row <= y + height) inside++
      else outside++
    }
    assert.ok(inside > (width * height) / 5, `${effect}: ${inside} pixels inside`)
    assert.equal(outside, 0, effect)
  }
})

test('How many faces there are is what a condition may ask for', async () => {
  const size = async (id) => (await sharp((await get(delivery(`if_fc_eq_1,w_20/if_else,w_30/if_end/${id}.png`))).bytes).metadata()).width
  assert.equal(await size(seen.public_id), 20)
  assert.equal(await size((await analysed('plain.jpg', await media.jpeg(60, 40))).public_id), 30)
})

test('Health tells the models and their versions', async () => {
  const { body } = await getJson(`${http}/health`)
  assert.match(body.checks.media.versions.faces, /human-models/)
  assert.deepEqual(body.checks.media.missing.filter((name) => name.startsWith('model ')), [])
})

test('Things are told as the detection of a model tells them', async () => {
  const { info } = await upload('cat.jpg', photo('cat.jpg'), { detection: 'coco_v2' })
  const { status, data } = info.detection.object_detection
  assert.equal(status, 'complete')
  assert.deepEqual([data.coco.model_name, data.coco.model_version], ['coco', 1])
  const [{ confidence, 'bounding-box': [x, y, width, height] }] = data.coco.tags.cat
  assert.ok(confidence > 0.5 && confidence < 1)
  assert.ok(x >= 0 && y >= 0 && x + width <= 451 && y + height <= 300 && width > 300 && height > 200)
})

test('Tags are suggested with their confidence, and added from the threshold on', async () => {
  const { public_id, info, tags } = await upload('cat.jpg', photo('cat.jpg'), { categorization: 'google_tagging,imagga_tagging', auto_tagging: 0.5, tags: 'mine' })
  for (const engine of ['google_tagging', 'imagga_tagging']) {
    assert.equal(info.categorization[engine].status, 'complete')
    assert.equal(info.categorization[engine].data[0].tag.en, 'cat')
  }
  assert.deepEqual(tags, ['cat', 'mine'])
  assert.deepEqual((await sdk.api.resource(public_id)).info, info)
})

test('An update and explicit have what is stored looked at', async () => {
  const { public_id } = await upload('cat.jpg', photo('cat.jpg'))
  assert.equal((await sdk.api.resource(public_id)).info, undefined)
  const updated = await sdk.api.update(public_id, { categorization: 'aws_rek_tagging', auto_tagging: 0.4 })
  assert.equal(updated.info.categorization.aws_rek_tagging.data[0].tag.en, 'cat')
  assert.ok(updated.tags.includes('cat'))
  const processed = await sdk.uploader.explicit(public_id, { type: 'upload', detection: 'coco' })
  assert.ok(processed.info.detection.object_detection.data.coco.tags.cat)
  assert.deepEqual(Object.keys(processed.info).sort(), ['categorization', 'detection'])
})

test('What is no image has no things to tell', async () => {
  const { info } = await upload('a.txt', Buffer.from('nothing to see'), { resource_type: 'raw', detection: 'coco' })
  assert.equal(info.detection.object_detection.status, 'failed')
})

test('Text is read with the place of each line', async () => {
  const words = ['SERVERLESS', 'pictures 2026']
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300"><rect width="100%" height="100%" fill="#fff"/>
    ${words.map((word, i) => `<text x="60" y="${110 + 110 * i}" font-family="DejaVu Sans" font-size="56">${word}</text>`).join('')}</svg>`
  const { public_id, info } = await upload('t.png', await sharp(Buffer.from(svg)).png().toBuffer(), { ocr: 'adv_ocr' })
  const [{ textAnnotations, fullTextAnnotation }] = info.ocr.adv_ocr.data
  assert.equal(info.ocr.adv_ocr.status, 'complete')
  assert.equal(fullTextAnnotation.text, `${words.join('\n')}\n`)
  assert.deepEqual(textAnnotations.map(({ description }) => description), [fullTextAnnotation.text, ...words])
  const [topLeft, , bottomRight] = textAnnotations[1].boundingPoly.vertices
  assert.ok(topLeft.x > 30 && topLeft.x < 80 && topLeft.y > 40 && topLeft.y < 85, JSON.stringify(topLeft))
  assert.ok(bottomRight.y > 100 && bottomRight.y < 150, JSON.stringify(bottomRight))
  assert.deepEqual((await sdk.api.resource(public_id)).info, info)
})

test('A document is read page by page, with places on each page', async () => {
  const words = ['harbour', 'giraffe', 'lantern']
  const { public_id } = await upload('d.pdf', await media.scannedPdf(words), { public_id: unique('pages'), ocr: 'adv_ocr' })
  // On a slow machine the pages are read after the answer.
  const { info, pages, width, height } = await eventually(async () => {
    const details = await sdk.api.resource(public_id)
    return details.info.ocr.adv_ocr.status === 'complete' && details
  }, { seconds: analysisSeconds, what: 'the text' })
  assert.deepEqual([pages, width, height], [3, 300, 150])
  const { data } = info.ocr.adv_ocr
  assert.deepEqual(data.map(({ fullTextAnnotation }) => fullTextAnnotation.text), words.map((word) => `${word}\n`))
  for (const { textAnnotations: [, { boundingPoly: { vertices: [topLeft, , bottomRight] } }] } of data) {
    assert.ok(topLeft.x > 15 && topLeft.x < 45 && topLeft.y > 35 && bottomRight.x < 300 && bottomRight.y < 100, JSON.stringify([topLeft, bottomRight]))
  }
})

test('Writing on things is read in the language that the upload says, turned as it is', async () => {
  const { languages } = (await getJson(`${http}/health`)).body.checks.media
  assert.ok(languages.includes('ru'), 'Tesseract, or its data for ru, is not installed')
  const words = ['Сегодня открыто', 'Хлеб и молоко']
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="400"><rect width="100%" height="100%" fill="#246"/>
    <g transform="rotate(-9 350 200)" fill="#fd0">${words.map((word, i) => `<text x="90" y="${160 + 110 * i}" font-family="DejaVu Sans" font-size="52">${word}</text>`).join('')}</g></svg>`
  const { public_id, info } = await upload('sign.png', await sharp(Buffer.from(svg)).png().toBuffer(), { ocr: 'adv_ocr:ru' })
  const [, ...lines] = info.ocr.adv_ocr.data[0].textAnnotations
  assert.deepEqual(lines.map(({ description }) => description.replaceAll(' ', '')), words.map((word) => word.replaceAll(' ', '')))
  const [{ x: left, y: upper }, { x: right, y: lower }] = lines[0].boundingPoly.vertices
  assert.ok(right - left > 300 && upper - lower > 30, JSON.stringify(lines[0].boundingPoly))
  assert.match((await sdk.api.resource(public_id)).analysis_steps.find(({ name }) => name === 'text').engine, /^tesseract [\d.]+ \(rus\)$/)
})

test('A picture without text has none', async () => {
  const { info } = await upload('cat.jpg', photo('cat.jpg'), { ocr: 'adv_ocr' })
  assert.deepEqual(info.ocr.adv_ocr, { status: 'complete', data: [{ textAnnotations: [] }] })
})

test('An upload that asks for everything at once is answered with everything', async () => {
  const asked = {
    faces: true, colors: true, phash: true, image_metadata: true, media_metadata: true, quality_analysis: true, accessibility_analysis: true, cinemagraph_analysis: true,
    ocr: 'adv_ocr', detection: 'coco_v2', categorization: 'google_tagging,imagga_tagging,aws_rek_tagging', auto_tagging: 0.5,
    background_removal: 'cloudinary_ai', visual_search: true, similarity_search: 'yes', moderation: 'manual',
  }
  const answer = await upload('astronaut.jpg', astronaut, asked)
  around(answer.faces)
  assert.match(answer.phash, /^[0-9a-f]{16}$/)
  assert.ok(answer.colors.every(([color, percent]) => /^#[0-9A-F]{6}$/.test(color) && percent > 0 && percent <= 100))
  for (const palette of ['google', 'cloudinary']) assert.ok(answer.predominant[palette].every(([name, percent]) => typeof name === 'string' && percent <= 100))
  for (const name of ['illustration_score', 'quality_score']) assert.ok(answer[name] >= 0 && answer[name] <= 1, name)
  for (const name of ['grayscale', 'semi_transparent']) assert.equal(answer[name], false)
  assert.equal(typeof answer.image_metadata, 'object')
  assert.ok(answer.quality_analysis.focus >= 0 && answer.accessibility_analysis.colorblind_accessibility_score >= 0)
  assert.deepEqual(answer.moderation.map(({ kind, status }) => [kind, status]), [['manual', 'pending']])

  const { info } = answer
  assert.deepEqual(Object.keys(info).sort(), ['background_removal', 'categorization', 'detection', 'ocr'])
  assert.equal(info.ocr.adv_ocr.status, 'complete')
  assert.ok(Array.isArray(info.ocr.adv_ocr.data[0].textAnnotations))
  assert.equal(info.detection.object_detection.status, 'complete')
  assert.ok(info.detection.object_detection.data.coco.tags.person[0].confidence > 0.5)
  for (const engine of ['google_tagging', 'imagga_tagging', 'aws_rek_tagging']) {
    assert.equal(info.categorization[engine].status, 'complete')
    assert.ok(info.categorization[engine].data.some(({ tag, confidence }) => tag.en === 'person' && confidence > 0.5))
  }
  assert.deepEqual(info.background_removal, { cloudinary_ai: { status: 'complete' } })
  assert.ok(answer.tags.includes('person'))

  // The SDK asks the details for one of the two measures alone: the suite on quality has both.
  const details = await sdk.api.resource(answer.public_id, { faces: true, colors: true, phash: true, image_metadata: true })
  for (const name of ['faces', 'colors', 'phash', 'info', 'tags']) assert.deepEqual(details[name], answer[name], name)
})
