import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventually, failure, get, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import { receive, told } from './support/receiver.mjs'

test('eager answers in the order asked for, each with size, bytes and URL', async () => {
  const result = await upload('e.jpg', await media.jpeg(200, 100), {
    public_id: unique('eager'), eager: [{ width: 100, crop: 'scale' }, { width: 50, height: 50, crop: 'fill', format: 'png' }],
  })
  assert.deepEqual(result.eager.map((each) => [each.transformation, each.width, each.height, each.format]),
    [['c_scale,w_100', 100, 50, 'jpg'], ['c_fill,h_50,w_50', 50, 50, 'png']])
  for (const each of result.eager) {
    const delivered = await get(each.url)
    assert.deepEqual([delivered.status, delivered.bytes.length], [200, each.bytes])
    assert.ok(each.url.startsWith('http:') && each.secure_url.startsWith('https:'))
  }
})

test('A trailing slash keeps the stored format', async () => {
  const result = await upload('s.jpg', await media.jpeg(60, 30), { public_id: unique('slash'), eager: 'c_scale,w_20/' })
  assert.deepEqual([result.eager[0].transformation, result.eager[0].format], ['c_scale,w_20', 'jpg'])
  assert.match(result.eager[0].url, /\.jpg$/)
})

test('A chain of components is one transformation', async () => {
  const result = await upload('c.jpg', await media.jpeg(90, 60), { public_id: unique('chain'), eager: [{ transformation: [{ width: 30, crop: 'scale' }, { angle: 90 }] }] })
  assert.deepEqual([result.eager[0].transformation, result.eager[0].width, result.eager[0].height], ['c_scale,w_30/a_90', 20, 30])
})

test('eager_async answers at once with entries that are processing, and makes them', async () => {
  const result = await upload('a.jpg', await media.jpeg(300, 200), {
    public_id: unique('later'), eager_async: true, eager: [{ width: 77, crop: 'scale' }, { width: 78, crop: 'scale', format: 'png' }],
  })
  assert.deepEqual(result.eager.map(({ status }) => status), ['processing', 'processing'])
  assert.match(result.eager[0].batch_id, /^[0-9a-f]{32}$/)
  assert.match(result.eager[1].secure_url, /c_scale,w_78\/v\d+\/[^/]+\.png$/)
  assert.equal(result.eager[0].bytes, undefined)
  const derived = await eventually(async () => {
    const details = await sdk.api.resource(result.public_id)
    return details.derived.length === 2 && details.derived
  }, { what: 'deriving both' })
  assert.deepEqual(derived.map(({ transformation }) => transformation).sort(), ['c_scale,w_77', 'c_scale,w_78'])
  assert.equal((await get(result.eager[1].url)).status, 200)
})

test('All pages of a document are derived, each as a transformation of its own', async () => {
  const id = unique('pages')
  const result = await upload('d.pdf', media.pdf(3), { public_id: id, eager: [{ page: 'all', width: 60, crop: 'scale', format: 'png' }, { width: 30, crop: 'scale', format: 'jpg' }] })
  assert.deepEqual(result.eager.map(({ transformation, width, format }) => [transformation, width, format]),
    [...[1, 2, 3].map((n) => [`c_scale,pg_${n},w_60`, 60, 'png']), ['c_scale,w_30', 30, 'jpg']])
  assert.equal((await get(result.eager[1].url)).status, 200)
  const refused = await get(result.eager[1].url.replace('pg_2', 'pg_all'))
  assert.deepEqual([refused.status, refused.headers.get('x-cld-error')], [400, 'Invalid page in transformation: all (a delivery is of one page; explode and eager transformations derive all)'])
})

test('A private asset has signed eager URLs', async () => {
  const result = await upload('p.jpg', await media.jpeg(50, 50), { public_id: unique('private'), type: 'private', eager: { width: 10, crop: 'scale' } })
  assert.match(result.eager[0].url, /\/private\/s--[\w-]{8}--\/c_scale,w_10\/v/)
  assert.equal((await get(result.eager[0].url)).status, 200)
})

test('More eager transformations than a request may have are refused', async () => {
  const error = await failure(upload('m.jpg', await media.jpeg(10, 10), { eager: Array.from({ length: 101 }, (_, i) => `c_scale,w_${i + 1}`) }))
  assert.deepEqual([error.http_code, error.message], [400, 'Too many eager transformations: 101, at most 100'])
})

test('A notification URL that is none is refused', async () => {
  for (const notification_url of ['nowhere', 'file:///etc/passwd', 'javascript:alert(1)']) {
    const error = await failure(upload('n.jpg', await media.jpeg(10, 10), { notification_url }))
    assert.deepEqual([error.http_code, error.message], [400, `Invalid notification_url ${notification_url}`])
  }
})

test('callback takes a browser that posts a form back to its page, and only that', async () => {
  const preset = unique('form')
  await sdk.api.create_upload_preset({ name: preset, unsigned: true })
  const send = async (headers) => {
    const form = new FormData()
    form.append('upload_preset', preset)
    form.append('callback', 'https://site.test/done?from=form')
    form.append('file', new Blob([await media.jpeg(10, 10)]), 'f.jpg')
    return get(`${http}/v1_1/${sdk.config().cloud_name}/image/upload`, { method: 'POST', body: form, headers })
  }
  const page = await send({ accept: 'text/html,application/xhtml+xml' })
  assert.equal(page.status, 302)
  assert.match(page.headers.get('location'), /^https:\/\/site\.test\/done\?from=form&asset_id=[0-9a-f]{32}&public_id=/)
  assert.equal((await send({ accept: 'text/html', 'x-requested-with': 'XMLHttpRequest' })).status, 200)
  assert.equal((await send({ accept: '*/*' })).status, 200)
})

test('What eager_async made is told to the address for it, once it is all made', async () => {
  const receiver = await receive()
  try {
    const result = await upload('t.jpg', await media.jpeg(100, 80), {
      public_id: unique('told'), eager_async: true, eager: [{ width: 40, crop: 'scale' }, { width: 41, crop: 'scale', format: 'png' }],
      notification_url: receiver.url('/upload'), eager_notification_url: receiver.url('/eager'),
    })
    const { eager, batch_id, asset_id, public_id } = await told(receiver, '/eager', 'eager')
    assert.deepEqual([batch_id, asset_id, public_id], [result.eager[0].batch_id, result.asset_id, result.public_id])
    assert.deepEqual(eager.map(({ transformation, width, height, format }) => [transformation, width, height, format]),
      [['c_scale,w_40', 40, 32, 'jpg'], ['c_scale,w_41', 41, 33, 'png']])
    for (const each of eager) assert.equal((await get(each.url)).bytes.length, each.bytes)
    assert.deepEqual(eager.map(({ secure_url }) => secure_url), result.eager.map(({ secure_url }) => secure_url))
  } finally {
    await receiver.close()
  }
})
