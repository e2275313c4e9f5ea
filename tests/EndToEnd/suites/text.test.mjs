import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { basic, cloud, delivery, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const colours = async (bytes) => {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const seen = new Set()
  for (let i = 0; i < data.length; i += info.channels) if (data[i + 3] > 250) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`)
  return seen
}

test('A text becomes a picture as large as its letters', async () => {
  const made = await sdk.uploader.text('hello world')
  assert.deepEqual([made.resource_type, made.type, made.format, made.placeholder, made.pages], ['image', 'text', 'png', false, 1])
  assert.ok(made.width >= 50 && made.width <= 70 && made.height >= 5 && made.height <= 15, `${made.width}x${made.height}`)
  assert.match(made.public_id, /^[a-z0-9]{20}$/)
  assert.equal(made.signature, sdk.utils.api_sign_request({ public_id: made.public_id, version: made.version }, sdk.config().api_secret, null, 1))
  assert.equal(new URL(made.url).pathname, `/${cloud}/image/text/v${made.version}/${made.public_id}.png`)
  const { status, bytes } = await get(made.url)
  const { width, height, format } = await sharp(bytes).metadata()
  assert.deepEqual([status, width, height, format], [200, made.width, made.height, 'png'])
})

test('A text in Cyrillic letters has the size that another SDK knows', async () => {
  const made = await sdk.uploader.text('Пример текста.', { public_id: unique('russian') })
  assert.ok(Math.abs(made.width - 100) <= 15 && Math.abs(made.height - 13) <= 3, `${made.width}x${made.height}`)
})

test('A text has the size, colour and background asked for', async () => {
  const small = await sdk.uploader.text('Sample')
  const made = await sdk.uploader.text('Sample', { public_id: unique('styled'), font_family: 'Arial', font_size: 48, font_color: 'yellow', background: 'red', font_style: 'italic', font_weight: 'bold', text_decoration: 'underline', text_align: 'center', font_hinting: 'none', font_antialiasing: 'good' })
  assert.ok(made.height > 2.5 * small.height)
  const seen = await colours((await get(made.url)).bytes)
  assert.ok(seen.has('255,0,0') && seen.has('255,255,0'), [...seen].slice(0, 5).join(' '))
})

test('Opacity lets through what is behind a text', async () => {
  const { url } = await sdk.uploader.text('IIII', { font_size: 60, opacity: 50 })
  const { data } = await sharp((await get(url)).bytes).raw().toBuffer({ resolveWithObject: true })
  const most = data.filter((_, i) => i % 4 === 3).reduce((a, b) => Math.max(a, b))
  assert.ok(Math.abs(most - 128) <= 2, `${most}`)
})

test('A longer line spacing makes a text higher', async () => {
  const call = (more) => getJson(`${http}/v1_1/${cloud}/image/text`, { method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ text: 'one\ntwo', ...more }) })
  const [plain, spaced] = [await call({}), await call({ line_spacing: 30 })]
  assert.equal(spaced.body.height - plain.body.height, 30)
})

test('A layer is drawn in the style of a stored text', async () => {
  const [base, style] = [unique('base'), unique('style')]
  await upload('b.png', await media.flat(300, 100, '#ffffff').png().toBuffer(), { public_id: base })
  await sdk.uploader.text('whatever', { public_id: style, font_size: 40, font_color: '#0000ff' })
  const { status, headers, bytes } = await get(delivery(`l_text:${style}:Other words/${base}.png`))
  assert.equal(status, 200, headers.get('x-cld-error'))
  assert.ok((await colours(bytes)).has('0,0,255'))
  const green = await get(delivery(`l_text:${style}:Other words,co_rgb:00ff00/${base}.png`))
  assert.ok((await colours(green.bytes)).has('0,255,0'))

  // Another style under the same name shows at once.
  await sdk.uploader.text('whatever', { public_id: style, font_size: 40, font_color: '#ff00ff' })
  const again = await get(delivery(`l_text:${style}:Other words/${base}.png`))
  assert.ok((await colours(again.bytes)).has('255,0,255'))
})

test('A layer in a style that nobody stored is not found', async () => {
  const base = unique('base')
  await upload('b.png', await media.flat(30, 10, '#ffffff').png().toBuffer(), { public_id: base })
  assert.equal((await get(delivery(`l_text:${unique('none')}:Words/${base}.png`))).status, 404)
})

test('A text is an asset with details, and can be deleted', async () => {
  const made = await sdk.uploader.text('gone soon', { public_id: unique('gone') })
  assert.equal((await sdk.uploader.destroy(made.public_id, { type: 'text' })).result, 'ok')
  assert.equal((await get(made.url)).status, 404)
})

test('What is no text or no style is an error that names it', async () => {
  const cases = [
    [' ', {}, 'Missing required parameter - text'],
    ['x', { font_size: 0 }, 'Invalid value for parameter font_size: 0'],
    ['x', { font_size: 'huge' }, 'Invalid value for parameter font_size: huge'],
    ['x', { font_size: 2001 }, 'Invalid value for parameter font_size: 2001'],
    ['x', { font_weight: 'fat' }, 'Invalid value for parameter font_weight: fat'],
    ['x', { font_style: 'wild' }, 'Invalid value for parameter font_style: wild'],
    ['x', { font_color: 'nocolor' }, 'Invalid value for parameter font_color: nocolor'],
    ['x', { background: '#12' }, 'Invalid value for parameter background: #12'],
    ['x', { opacity: 101 }, 'Invalid value for parameter opacity: 101'],
    ['x', { text_align: 'middle' }, 'Invalid value for parameter text_align: middle'],
    ['x', { font_family: 'nothing.ttf' }, 'Resource not found - nothing.ttf', 404],
    ['x'.repeat(4001), {}, 'Text is too long: 4001 characters, at most 4000'],
    ['x'.repeat(4000), { font_size: 2000 }, 'Maximum image width/height is 25000'],
    ['x', { public_id: 'a?b' }, 'public_id (a?b) is invalid'],
  ]
  for (const [text, options, message, status = 400] of cases) {
    const error = await failure(sdk.uploader.text(text, options))
    assert.deepEqual([error.message, error.http_code], [message, status])
  }
})
