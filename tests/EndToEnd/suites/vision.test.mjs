import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { analysisSeconds, delivery, eventually, get, sdk, unique, upload } from './support/app.mjs'
import './support/models.mjs'

const photo = (name) => readFileSync(new URL(`../../Media/Vision/photos/${name}`, import.meta.url))
const astronaut = photo('astronaut.jpg')
const cat = photo('cat.jpg')

const fetched = async (tail) => (await get(delivery(tail))).bytes
const pixel = async (bytes, x, y) => {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels
  return [...data.subarray(at, at + info.channels)]
}

/** A picture that is mostly grey, with the cat at its lower edge. */
const farCat = async () => sharp({ create: { width: 600, height: 1400, channels: 3, background: '#8a8a8a' } })
  .composite([{ input: await sharp(cat).resize(600, 400, { fit: 'fill' }).toBuffer(), left: 0, top: 1000 }])
  .jpeg({ quality: 95 }).toBuffer()

async function analysed(name, bytes, options = {}) {
  const { public_id } = await upload(name, bytes, { public_id: unique('vision'), ...options })
  return eventually(async () => {
    const details = await sdk.api.resource(public_id)
    return details.analysis_steps.every(({ status }) => status !== 'pending') && details
  }, { seconds: analysisSeconds, what: 'the analysis' })
}

let person

before(async () => {
  person = (await upload('astronaut.jpg', astronaut, { public_id: unique('vision') })).public_id
})

test('The background of a picture becomes transparent', async () => {
  const cut = await fetched(`e_background_removal/${person}.png`)
  assert.equal((await sharp(cut).metadata()).hasAlpha, true)
  assert.ok((await pixel(cut, 0.44, 0.22))[3] > 240)
  assert.ok((await pixel(cut, 0.04, 0.3))[3] < 15)
  const onGreen = await fetched(`b_rgb:00ff00,e_background_removal/${person}.jpg`)
  const [red, green] = await pixel(onGreen, 0.04, 0.3)
  assert.ok(green - red > 150)
})

test('A background is removed from a layer too', async () => {
  const laid = await fetched(`b_blue,c_pad,h_600,w_900/l_${person.replaceAll('/', ':')}/e_background_removal/fl_layer_apply/${person}.jpg`)
  assert.deepEqual((({ width, height }) => [width, height])(await sharp(laid).metadata()), [900, 600])
})

test('An upload, an update and explicit that ask for it are told that it is done', async () => {
  const done = { cloudinary_ai: { status: 'complete' } }
  const { public_id, info } = await upload('astronaut.jpg', astronaut, { background_removal: 'cloudinary_ai' })
  assert.deepEqual(info.background_removal, done)
  assert.deepEqual((await sdk.api.resource(public_id)).info.background_removal, done)
  assert.deepEqual((await sdk.api.update(person, { background_removal: 'cloudinary_ai' })).info.background_removal, done)
  assert.deepEqual((await sdk.uploader.explicit(person, { type: 'upload', background_removal: 'cloudinary_ai' })).info.background_removal, done)
})

test('An engine of others stays missing', async () => {
  await assert.rejects(upload('astronaut.jpg', astronaut, { background_removal: 'pixelz' }), (error) => /Pixelz Background Removal subscription/.test((error.error ?? error).message))
})

test('Every picture gets its place among the others and a rating, and neither is shown', async () => {
  const details = await analysed('cat.jpg', cat)
  for (const name of ['safety', 'embedding']) {
    const step = details.analysis_steps.find((each) => each.name === name)
    assert.equal(step.status, 'complete')
    assert.match(step.engine, /^onnxruntime [\d.]+, nsfwjs [\d.]+$/)
  }
  assert.equal(/vector|Hentai/.test(JSON.stringify(details)), false)
})

test('A thing that is named is what a crop keeps, and one that is not there is not', async () => {
  const { public_id, info } = await analysed('far.jpg', await farCat(), { detection: 'coco' })
  assert.ok(info.detection.object_detection.data.coco.tags.cat[0].confidence > 0.5)
  const grey = async (tail) => (await sharp(await fetched(`${tail}/${public_id}.png`)).removeAlpha().stats()).channels.every(({ stdev }) => stdev < 5)
  for (const gravity of ['cat', 'animal', 'dog:cat', 'auto', 'auto:cat']) {
    assert.equal(await grey(`c_fill,g_${gravity},h_300,w_300`), false, gravity)
  }
  assert.equal(await grey('c_fill,g_dog,h_300,w_300'), true)
  assert.equal(await grey('c_thumb,g_cat,h_100,w_100'), false)
})

test('A crop by what is seen is made anew under its URL once it is seen', async () => {
  const words = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="300"><rect width="100%" height="100%" fill="#fff"/>
    <text x="860" y="170" font-family="DejaVu Sans" font-size="56">OPEN NOW</text></svg>`
  const { public_id } = await analysed('sign.png', await sharp(Buffer.from(words)).png().toBuffer())
  const crop = `c_crop,g_ocr_text:center,h_100,w_340/${public_id}.png`
  const darkest = async () => (await sharp(await fetched(crop)).stats()).channels[0].min
  await darkest()
  await sdk.uploader.explicit(public_id, { type: 'upload', ocr: 'adv_ocr' })
  assert.ok(await darkest() < 60)
  const hidden = await fetched(`e_blur_region:2000,g_ocr_text/${public_id}.png`)
  assert.notDeepEqual(hidden, await fetched(`c_scale,w_1200/${public_id}.png`))
})
