import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { delivery, get, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const base = unique('deliver')
const id = (name) => `${base}/${name}`
let picture

before(async () => {
  picture = await media.jpeg(1280, 853)
  await upload('p.jpg', picture, { public_id: id('photo') })
})

/** Decodes what a URL delivers. */
async function decode(url) {
  const { status, headers, bytes } = await get(url)
  assert.equal(status, 200, `${url}: ${status} ${headers.get('x-cld-error')}`)
  return { ...(await sharp(bytes, { animated: true }).metadata()), bytes, type: headers.get('content-type') }
}

const size = async (transformation) => {
  const { width, height } = await decode(delivery(`${transformation}/${id('photo')}.jpg`))
  return `${width}x${height}`
}

/** Every deviation at once: a table is judged as a whole. */
async function table(rows) {
  const wrong = []
  for (const [transformation, ...expected] of rows) {
    const actual = await size(transformation).catch((error) => error.message)
    if (!expected.includes(actual)) wrong.push(`${transformation}: ${actual} instead of ${expected.join(' or ')}`)
  }
  assert.deepEqual(wrong, [])
}

test('The URL that the SDK itself builds delivers each kind of upload', async () => {
  await upload('a.jpg', await media.jpeg(2560, 1600), { public_id: id('large') })
  await upload('b.png', await media.pngWithAlpha(400, 300), { public_id: id('alpha') })
  await upload('c.gif', await media.animatedGif(120, 80, 5), { public_id: id('moving') })
  await upload('d.jpg', await media.cmykJpeg(800, 600), { public_id: id('cmyk') })
  await upload('e.pdf', media.pdf(3), { public_id: id('paper') })
  const text = Buffer.from('plain words\n')
  const raw = await upload('f.txt', text, { public_id: id('words.txt'), resource_type: 'raw' })

  const thumb = { width: 200, height: 100, crop: 'fill' }
  const large = await decode(sdk.url(id('large'), { ...thumb, format: 'webp' }))
  assert.deepEqual([large.format, large.width, large.height, large.type], ['webp', 200, 100, 'image/webp'])
  const alpha = await decode(sdk.url(id('alpha'), { width: 100, crop: 'scale', format: 'png' }))
  assert.deepEqual([alpha.format, alpha.width, alpha.height, alpha.hasAlpha], ['png', 100, 75, true])
  const moving = await decode(sdk.url(id('moving'), { width: 60, crop: 'scale', format: 'gif' }))
  assert.deepEqual([moving.format, moving.width, moving.pageHeight, moving.pages], ['gif', 60, 40, 5])
  const cmyk = await decode(sdk.url(id('cmyk'), { ...thumb, format: 'jpg' }))
  assert.deepEqual([cmyk.format, cmyk.space, cmyk.width, cmyk.height], ['jpeg', 'srgb', 200, 100])
  const paper = await decode(sdk.url(id('paper'), { width: 306, crop: 'scale', format: 'png' }))
  assert.deepEqual([paper.format, paper.width, paper.height], ['png', 306, 396])
  const words = await get(sdk.url(id('words.txt'), { resource_type: 'raw' }))
  assert.deepEqual([words.status, words.bytes.toString()], [200, text.toString()])
  assert.equal(md5(words.bytes), raw.etag)
})

test('An original is delivered byte for byte', async () => {
  const { headers, bytes } = await get(delivery(`${id('photo')}.jpg`))
  assert.equal(md5(bytes), md5(picture))
  assert.deepEqual([headers.get('content-type'), headers.get('content-length')], ['image/jpeg', `${picture.length}`])
})

test('scale, fit, limit and mfit follow the arithmetic of the reference', () => table([
  ['c_scale,w_150', '150x100'], ['c_scale,h_150,w_150', '150x150'], ['c_scale,w_0.25', '320x213'], ['w_400', '400x267'],
  ['c_fit,h_200,w_200', '200x133'], ['c_fit,h_2000,w_2560', '2560x1706'], ['c_limit,h_200,w_200', '200x133'],
  ['c_limit,h_3000,w_3000', '1280x853'], ['c_mfit,h_200,w_200', '1280x853'], ['c_mfit,w_2560', '2560x1706'],
]))

test('fill and lfill cover the box', () => table([
  ['c_fill,h_300,w_400', '400x300'], ['c_fill,h_1000,w_1500', '1500x1000'], ['c_fill,w_640', '640x427', '640x426'],
  ['c_fill,g_north_west,h_100,w_100', '100x100'], ['ar_16:9,c_fill,h_90', '160x90'], ['ar_16:9,c_fill', '1280x720'],
  ['c_lfill,h_200,w_200', '200x200'],
]))

test('pad, lpad and mpad place the picture in the box', () => table([
  ['c_pad,h_300,w_300', '300x300'], ['c_pad,w_500', '500x333'], ['c_lpad,h_1000,w_1500', '1500x1000'],
  ['c_mpad,h_400,w_300', '1280x853'], ['c_mpad,h_1000,w_1000', '1280x1000'], ['ar_16:9,c_pad,w_1600', '1600x900'],
]))

test('crop cuts without scaling', () => table([
  ['c_crop,h_200,w_300', '300x200'], ['c_crop,h_200,w_300,x_355,y_410', '300x200'], ['c_crop,h_0.5,w_0.5', '640x427', '640x426'],
  ['c_crop,w_200', '200x853'], ['ar_1:1,c_crop', '853x853'], ['c_thumb,g_center,h_90,w_120', '120x90'],
]))

test('dpr, rotation, border and chains change the size as written', () => table([
  ['c_scale,w_400,dpr_2.0', '800x533'], ['c_scale,w_400/dpr_2.0', '800x533'], ['a_90', '853x1280'], ['c_scale,w_200/a_90', '133x200'],
  ['c_fill,h_100,w_100/bo_4px_solid_red', '108x108'], ['c_crop,h_400,w_400/c_scale,w_100', '100x100'],
  ['c_fill,h_300,w_300/c_crop,h_0.5,w_0.5', '150x150'], ['c_fill,h_100,w_100/r_max', '100x100'], ['c_scale,w_0.5/c_scale,w_0.5', '320x214', '320x213'],
]))

test('Every format that is written is that format, of the right size', async () => {
  const formats = { jpg: 'jpeg', png: 'png', webp: 'webp', gif: 'gif' }
  for (const [extension, format] of Object.entries(formats)) {
    const result = await decode(delivery(`c_fill,h_75,w_100/${id('photo')}.${extension}`))
    assert.deepEqual([result.format, result.width, result.height], [format, 100, 75])
  }
  const avif = await decode(delivery(`c_fill,h_75,w_100/${id('photo')}.avif`))
  assert.deepEqual([avif.format, avif.compression, avif.width, avif.height, avif.type], ['heif', 'av1', 100, 75, 'image/avif'])
})

test('Padding has the colour asked for, to the corner', async () => {
  const { bytes } = await decode(delivery(`b_rgb:00ff00,c_pad,h_300,w_300/${id('photo')}.png`))
  const corner = await sharp(bytes).extract({ left: 0, top: 0, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
  assert.deepEqual([...corner], [0, 255, 0])
})

test('Rounded corners are transparent in PNG and white in JPEG', async () => {
  const corner = async (extension) => {
    const { bytes } = await decode(delivery(`c_fill,h_100,w_100/r_max/${id('photo')}.${extension}`))
    return [...await sharp(bytes).ensureAlpha().extract({ left: 0, top: 0, width: 1, height: 1 }).raw().toBuffer()]
  }
  assert.equal((await corner('png'))[3], 0)
  assert.ok((await corner('jpg')).every((channel) => channel > 245))
})

test('The picture itself is the right one: close to an independent resize', async () => {
  const { bytes } = await decode(delivery(`c_scale,w_160,h_107/${id('photo')}.png`))
  const ours = await sharp(bytes).removeAlpha().raw().toBuffer()
  const theirs = await sharp(picture).resize(160, 107, { fit: 'fill' }).removeAlpha().raw().toBuffer()
  const difference = ours.reduce((sum, value, i) => sum + Math.abs(value - theirs[i]), 0) / ours.length
  assert.ok(difference < 3, `mean difference ${difference.toFixed(2)} of 255`)
})

test('Lower quality is fewer bytes, and q_auto levels are in order', async () => {
  const length = async (transformation) => (await get(delivery(`c_scale,w_600,${transformation}/${id('photo')}.jpg`))).bytes.length
  const [low, high] = [await length('q_30'), await length('q_90')]
  assert.ok(low < high * 0.7, `${low} and ${high}`)
  const levels = []
  for (const level of ['low', 'eco', 'good', 'best']) levels.push(await length(`q_auto:${level}`))
  assert.deepEqual(levels, [...levels].sort((a, b) => a - b))
})

test('EXIF orientation is honoured: what is up is up', async () => {
  const bytes = await media.photo(400, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  await upload('turned.jpg', bytes, { public_id: id('turned') })
  const { width, height } = await decode(delivery(`w_1.0/${id('turned')}.png`))
  assert.deepEqual([width, height], [300, 400])
})

test('A page of a PDF is chosen by its number', async () => {
  await upload('pages.pdf', media.pdf(3), { public_id: id('pages') })
  const middle = async (page) => {
    const { bytes } = await decode(delivery(`pg_${page},w_100/${id('pages')}.png`))
    return (await sharp(bytes).extract({ left: 50, top: 60, width: 1, height: 1 }).removeAlpha().raw().toBuffer())[0]
  }
  const [first, third] = [await middle(1), await middle(3)]
  assert.ok(Math.abs(first - 51) <= 2 && Math.abs(third - 102) <= 2, `${first} and ${third}`)
})
