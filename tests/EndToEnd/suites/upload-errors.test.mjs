import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiKey, apiSecret, basic, cloud, failure, file, http, sdk, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const api = `${http}/v1_1/${cloud}`
const now = () => Math.floor(Date.now() / 1000)

async function post(path, fields, headers = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const response = await fetch(`${api}${path}`, { method: 'POST', body: form, headers })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

const pixel = async () => new Blob([await media.flat(1, 1, '#ffffff').png().toBuffer()])

test('A wrong signature is 401 and says which string was to be signed', async () => {
  const { status, body, headers } = await post('/image/upload', {
    file: await pixel(), api_key: apiKey, timestamp: now(), signature: '0'.repeat(40),
  })
  assert.equal(status, 401)
  assert.match(body.error.message, /^Invalid Signature 0{40}\. String to sign - 'timestamp=\d+'\.$/)
  assert.equal(headers.get('x-cld-error'), body.error.message)
  assert.match(headers.get('x-request-id'), /^[0-9a-f]{32}$/)
})

test('An unknown key and a wrong secret are 401', async () => {
  const unknown = await post('/image/upload', { file: await pixel(), api_key: '1', timestamp: now(), signature: '0'.repeat(40) })
  assert.deepEqual([unknown.status, unknown.body.error.message], [401, 'Unknown API key 1'])
  const wrong = await post('/image/upload', { file: await pixel() }, basic(apiKey, 'wrong'))
  assert.deepEqual([wrong.status, wrong.body.error.message], [401, 'api_secret mismatch'])
})

test('A signature of two hours ago is stale', async () => {
  const timestamp = now() - 7200
  const signature = sdk.utils.api_sign_request({ timestamp }, apiSecret)
  const { status, body } = await post('/image/upload', { file: await pixel(), api_key: apiKey, timestamp, signature })
  assert.equal(status, 400)
  assert.match(body.error.message, /^Stale request - reported time is \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 which is more than 1 hour ago$/)
})

test('Basic credentials alone are enough, with the file first or last', async () => {
  const first = await post('/image/upload', { file: await pixel(), tags: 'x' }, basic())
  const last = await post('/image/upload', { tags: 'x', file: await pixel() }, basic())
  assert.deepEqual([first.status, first.body.tags, last.status, last.body.tags], [200, ['x'], 200, ['x']])
})

test('Neither signature nor preset is a request for a preset', async () => {
  const { status, body } = await post('/image/upload', { file: await pixel() })
  assert.deepEqual([status, body.error.message], [400, 'Upload preset must be specified when using unsigned upload'])
})

test('No file, an empty file and text as an image are each named', async () => {
  const missing = await post('/image/upload', { tags: 'x' }, basic())
  assert.deepEqual([missing.status, missing.body.error.message], [400, 'Missing required parameter - file'])
  const empty = await failure(upload('empty.jpg', Buffer.alloc(0)))
  assert.equal(empty.http_code, 400)
  assert.match(empty.message, /empty/i)
  const text = await failure(upload('text.jpg', Buffer.from('no picture at all')))
  assert.deepEqual([text.http_code, text.message], [400, 'Invalid image file'])
})

test('Broken pictures are refused and leave nothing behind', async () => {
  const whole = await media.jpeg(400, 300)
  const broken = {
    'header.jpg': whole.subarray(0, 20),
    'magic.png': Buffer.from('89504e470d0a1a0a', 'hex'),
    'zeros.gif': Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(1000)]),
    'huge.png': hugePng(),
  }
  for (const [name, bytes] of Object.entries(broken)) {
    const error = await failure(upload(name, bytes))
    assert.equal(error.http_code, 400, `${name}: ${JSON.stringify(error)}`)
  }
})

test('A format that is not allowed is refused by name', async () => {
  const error = await failure(upload('x.png', await media.flat(5, 5, '#ffffff').png().toBuffer(), { allowed_formats: ['jpg', 'gif'] }))
  assert.deepEqual([error.http_code, error.message], [400, 'Image file format png not allowed'])
})

test('An unknown route, an unknown cloud and a wrong method answer JSON', async () => {
  for (const [path, options] of [['/no/such/thing', {}], ['/image/upload', {}], ['/image/nothing', { method: 'POST' }]]) {
    const response = await fetch(`${api}${path}`, { ...options, headers: basic() })
    assert.equal(response.status, 404, path)
    assert.ok((await response.json()).error.message)
  }
  const response = await fetch(`${http}/v1_1/nobody/image/upload`, { method: 'POST', headers: basic() })
  assert.equal(response.status, 401)
  assert.ok((await response.json()).error.message)
})

test('Public ids that could leave their place are refused', async () => {
  const path = file('p.png', await media.flat(5, 5, '#ffffff').png().toBuffer())
  for (const public_id of ['../../etc/passwd', 'a/../b', 'x'.repeat(256), 'a?b', 'a&b', 'a#b', 'a\\b', 'a<b>']) {
    const error = await failure(sdk.uploader.upload(path, { public_id }))
    assert.equal(error.http_code, 400, `${public_id}: ${JSON.stringify(error)}`)
  }
})

/** A PNG of 100 000 x 100 000 pixels, as far as its header says. */
function hugePng() {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452000186a0000186a00802000000', 'hex')
  return Buffer.concat([header, Buffer.alloc(64)])
}
