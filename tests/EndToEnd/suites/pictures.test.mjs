import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import sharp from 'sharp'
import { basic, cloud, delivery, eventually, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const tag = unique('joined')
const [low, high, other] = ['a', 'b', 'c'].map((name) => `${tag}/${name}`)
const urls = {}

before(async () => {
  // In another order than that of their ids.
  for (const [id, width, height, tags] of [[high, 80, 50, [tag]], [low, 60, 40, [tag]], [other, 30, 20, []]]) {
    const { url } = await upload('p.png', await media.flat(width, height, { [low]: '#ff0000', [high]: '#00ff00', [other]: '#0000ff' }[id]).png().toBuffer(), { public_id: id, tags })
    urls[id] = url
  }
})

const post = (path, body) => getJson(`${http}/v1_1/${cloud}/${path}`, { method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify(body) })
const isSprite = (made, format = 'png') => {
  for (const [key, ending] of [['css_url', 'css'], ['image_url', format], ['json_url', 'json'], ['secure_css_url', 'css'], ['secure_image_url', format], ['secure_json_url', 'json']]) {
    assert.ok(made[key].endsWith(`.${ending}`), `${key}: ${made[key]}`)
    assert.match(made[key], key.startsWith('secure') ? /^https:/ : /^http:/)
  }
  assert.equal(typeof made.version, 'number')
  assert.ok(made.public_id)
}

test('A sprite by tag says where each picture is, by ascending id', async () => {
  const made = await sdk.uploader.generate_sprite(tag)
  isSprite(made)
  assert.deepEqual(Object.entries(made.image_infos), [[low, { width: 60, height: 40, x: 0, y: 0 }], [high, { width: 80, height: 50, x: 0, y: 40 }]])
  const { status, bytes } = await get(made.image_url)
  assert.equal(status, 200)
  const { width, height, format } = await sharp(bytes).metadata()
  assert.deepEqual([width, height, format], [80, 90, 'png'])
  const { body } = await getJson(made.json_url)
  assert.deepEqual(body.images.map(({ public_id }) => public_id), [low, high])
})

test('The pictures of a sprite are transformed, and its URLs say so', async () => {
  const plain = await sdk.uploader.generate_sprite(tag, { transformation: { raw_transformation: 'w_30' } })
  isSprite(plain)
  assert.ok(plain.css_url.includes('w_30'))
  assert.deepEqual(Object.values(plain.image_infos).map(({ width }) => width), [30, 30])
  const made = await sdk.uploader.generate_sprite(tag, { width: 100, crop: 'scale', format: 'jpg' })
  isSprite(made, 'jpg')
  assert.ok(made.css_url.includes('c_scale,f_jpg,w_100'), made.css_url)
  assert.equal((await sharp((await get(made.image_url)).bytes).metadata()).format, 'jpeg')
  const css = (await get(made.css_url)).bytes.toString()
  const address = /url\('([^']+)'\)/.exec(css)[1]
  assert.equal((await get(new URL(address, http).href)).status, 200, css)
  assert.match(address, /\.jpg$/)
})

test('A sprite whose format is a parameter of its own has it in its URLs', async () => {
  const { status, body } = await post('image/sprite', { tag, transformation: 'w_100', format: 'jpg', timestamp: 1 })
  assert.equal(status, 200, JSON.stringify(body))
  isSprite(body, 'jpg')
  assert.ok(body.css_url.includes('w_100/f_jpg'))
  assert.equal((await get(body.image_url)).status, 200)
})

test('A sprite by URLs has the pictures in their order', async () => {
  const made = await sdk.uploader.generate_sprite({ urls: [urls[other], urls[low]] })
  isSprite(made)
  assert.deepEqual(Object.keys(made.image_infos), [other, low])
  const { width, height } = await sharp((await get(made.image_url)).bytes).metadata()
  assert.deepEqual([width, height], [60, 60])
  assert.match((await get(made.css_url)).bytes.toString(), /width: 30px; height: 20px/)
})

test('URLs in a JSON body are read too', async () => {
  const { body } = await post('image/sprite', { urls: [urls[other], urls[low]] })
  assert.equal(Object.keys(body.image_infos).length, 2)
  const multi = await post('image/multi', { urls: [urls[other], urls[low]], transformation: 'c_crop,w_0.5' })
  assert.match(multi.body.url, /\/image\/multi\/c_crop,w_0\.5\/v\d+\/[0-9a-f]{32}\.gif$/)
})

test('A URL with a transformation of its own is joined as it shows', async () => {
  const made = await sdk.uploader.generate_sprite({ urls: [delivery(`c_scale,w_15/${other}.png`), urls[low]] })
  assert.deepEqual(Object.values(made.image_infos)[0], { width: 15, height: 10, x: 0, y: 0 })
})

test('A multi by tag is an animation of its pictures', async () => {
  const made = await sdk.uploader.multi(tag, { transformation: { width: 0.5, crop: 'crop' } })
  assert.deepEqual([made.public_id, typeof made.version], [tag, 'number'])
  assert.match(made.url, /\/image\/multi\/c_crop,w_0\.5\/.*\.gif$/)
  assert.match(made.secure_url, /^https:/)
  const { status, headers, bytes } = await get(made.url)
  assert.equal(status, 200, headers.get('x-cld-error'))
  const { pages, format } = await sharp(bytes).metadata()
  assert.deepEqual([pages, format], [2, 'gif'])
})

test('A multi by URLs is an animation too', async () => {
  const made = await sdk.uploader.multi({ urls: [urls[low], urls[high], urls[other]], transformation: { width: 20, crop: 'scale' } })
  assert.match(made.url, /\/image\/multi\/c_scale,w_20\/.*\.gif$/)
  assert.equal((await sharp((await get(made.url)).bytes).metadata()).pages, 3)
})

test('A multi as PDF has a page for each picture', async () => {
  const made = await sdk.uploader.multi(tag, { format: 'pdf' })
  assert.match(made.url, /\.pdf$/)
  const { bytes, headers } = await get(made.url)
  assert.equal(headers.get('content-type'), 'application/pdf')
  const again = await upload('joined.pdf', bytes, { public_id: unique('pdf') })
  assert.deepEqual([again.pages, again.width, again.height, again.format], [2, 60, 40, 'pdf'])
  const { body } = await post('image/multi', { tag, transformation: 'a_90', format: 'pdf' })
  assert.match(body.url, /\/a_90\/f_pdf\/v\d+\/.*\.pdf$/)
  assert.equal((await get(body.url)).status, 200)
})

test('Signed addresses send a sprite or a multi as a file', async () => {
  for (const [url, type] of [
    [sdk.uploader.download_generated_sprite(tag), 'image/png'],
    [sdk.uploader.download_generated_sprite({ urls: [urls[low], urls[high]] }), 'image/png'],
    [sdk.uploader.download_multi(tag), 'image/gif'],
    [sdk.uploader.download_multi({ urls: [urls[low], urls[high]] }), 'image/gif'],
  ]) {
    const { status, headers, bytes } = await get(url)
    assert.deepEqual([status, headers.get('content-type')], [200, type], headers.get('x-cld-error'))
    assert.match(headers.get('content-disposition'), /^attachment; filename=/)
    assert.ok(bytes.length > 50)
    assert.equal((await get(url, { method: 'HEAD' })).status, 200)
  }
})

test('A joined picture shows another picture as soon as one is replaced', async () => {
  const [mine, id] = [unique('fresh'), unique('fresh/one')]
  await upload('p.png', await media.flat(10, 10, '#ff0000').png().toBuffer(), { public_id: id, tags: [mine] })
  const first = await sdk.uploader.generate_sprite(mine)
  await upload('p.png', await media.flat(20, 10, '#ff0000').png().toBuffer(), { public_id: id, tags: [mine] })
  const second = await sdk.uploader.generate_sprite(mine)
  assert.ok(second.version > first.version)
  assert.equal((await sharp((await get(second.image_url)).bytes).metadata()).width, 20)
})

test('What cannot be joined is an error that says why', async () => {
  const none = unique('none')
  const cases = [
    [sdk.uploader.generate_sprite(none), 404, `Resource not found - ${none}`],
    [sdk.uploader.multi({ urls: [delivery(`${none}.png`)] }), 404, `Resource not found - ${none}`],
    [sdk.uploader.multi({ urls: ['nonsense'] }), 400, 'Invalid value for parameter urls: nonsense'],
    [sdk.uploader.multi({ urls: Array.from({ length: 101 }, (_, i) => `${urls[low]}?${i}`) }), 400, 'At most 100 pictures can be joined'],
    [sdk.uploader.multi(tag, { format: 'mp4' }), 400, 'Format mp4 is not supported here yet: f_mp4'],
    [sdk.uploader.generate_sprite(tag, { format: 'mp3' }), 400, 'Format mp3 is not supported here yet: f_mp3'],
    [sdk.uploader.generate_sprite(tag, { transformation: { raw_transformation: 'w_abc' } }), 400, 'Invalid width in transformation: abc'],
  ]
  for (const [promise, status, message] of cases) {
    const error = await failure(promise)
    assert.deepEqual([error.http_code, error.message], [status, message])
  }
  const video = await post('image/multi', { tag, format: 'webm' })
  assert.deepEqual([video.status, video.body.error.message], [420, 'Pictures cannot be joined as webm by this server; webp, gif, png, pdf can be written'])
  assert.equal((await post('image/multi', {})).body.error.message, 'Missing required parameter - tag or urls')
  assert.equal((await post('image/multi', { tag, urls: [urls[low]] })).body.error.message, 'Either tag or urls can be given, not both')
})

test('An address inside the network is not fetched for a sprite', async () => {
  const error = await failure(sdk.uploader.generate_sprite({ urls: ['http://169.254.169.254/latest/meta-data.png'] }))
  assert.equal(error.http_code, 400)
})

test('Exploding a document derives every page', async () => {
  const id = unique('pages')
  await upload('d.pdf', media.pdf(3), { public_id: id })
  const reply = await sdk.uploader.explode(id, { page: 'all', width: 60, crop: 'scale' })
  assert.equal(reply.status, 'processing')
  assert.match(reply.batch_id, /^[0-9a-f]{32}$/)
  const derived = await eventually(async () => {
    const { derived: all } = await sdk.api.resource(id)
    return all.length === 3 && all
  })
  assert.deepEqual(derived.map(({ transformation, format }) => `${transformation}.${format}`).sort(), [1, 2, 3].map((n) => `c_scale,pg_${n},w_60.png`))
  assert.equal((await get(delivery(`c_scale,pg_2,w_60/${id}.png`))).status, 200)
})

test('Exploding an animation derives every frame, in the format asked for', async () => {
  const id = unique('frames')
  await upload('a.gif', await media.animatedGif(20, 10, 4), { public_id: id })
  assert.equal((await post('image/explode', { public_id: id, transformation: 'pg_all', format: 'jpg', type: 'upload', notification_url: 'http://127.0.0.1:9/none' })).body.status, 'processing')
  await eventually(async () => (await sdk.api.resource(id)).derived.filter(({ format }) => format === 'jpg').length === 4)
})

test('What cannot be exploded is an error that says why', async () => {
  const none = unique('none')
  const cases = [
    [{ public_id: low }, 400, 'Missing required parameter - transformation'],
    [{ transformation: 'pg_all' }, 400, 'Missing required parameter - public_id'],
    [{ public_id: low, transformation: 'w_10' }, 400, 'Invalid transformation: w_10 must contain pg_all exactly once'],
    [{ public_id: low, transformation: 'pg_all/pg_all' }, 400, 'Invalid transformation: pg_all/pg_all must contain pg_all exactly once'],
    [{ public_id: none, transformation: 'pg_all' }, 404, `Resource not found - ${none}`],
  ]
  for (const [body, status, message] of cases) {
    const answer = await post('image/explode', body)
    assert.deepEqual([answer.status, answer.body.error.message], [status, message])
  }
})

test('Calls that make videos say what is missing', async () => {
  for (const call of ['create_slideshow', 'concat']) {
    const { status, body } = await post(`video/${call}`, { manifest_transformation: 'fn_render:w_352', public_id: 'x' })
    assert.deepEqual([status, body.error.message], [420, `${call} is not available on this server: it needs a video encoder, which this version does not have`])
  }
})
