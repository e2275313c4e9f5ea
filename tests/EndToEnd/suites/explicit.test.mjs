import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, failure, get, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const public_id = unique('explicit')
let asset

before(async () => {
  asset = await upload('x.jpg', await media.jpeg(120, 80), { public_id, tags: ['old', 'older'], context: { alt: 'a' } })
})

test('explicit answers as an upload does, with the eager URL that the SDK itself would build', async () => {
  const result = await sdk.uploader.explicit(public_id, { type: 'upload', eager: [{ crop: 'scale', width: '2.0' }] })
  const url = sdk.url(public_id, { type: 'upload', crop: 'scale', width: '2.0', format: 'jpg', version: result.version, secure: true })
  assert.equal(new URL(result.eager[0].secure_url).pathname, new URL(url).pathname)
  assert.deepEqual([result.eager[0].width, result.eager[0].height, result.eager[0].format], [240, 160, 'jpg'])
  for (const field of ['asset_id', 'version', 'signature', 'width', 'height', 'pages', 'etag', 'original_filename', 'api_key']) assert.ok(result[field], field)
  assert.deepEqual([result.placeholder, result.existing, result.asset_id, result.etag], [false, undefined, asset.asset_id, asset.etag])
})

test('An eager URL with a format of its own ends in that format', async () => {
  const result = await sdk.uploader.explicit(public_id, { type: 'upload', eager: [{ width: 30, crop: 'scale', format: 'png' }, { width: 31, crop: 'scale', fetch_format: 'webp' }] })
  assert.match(result.eager[0].url, /\/c_scale,w_30\/v\d+\/[^/]+\.png$/)
  assert.match(result.eager[1].url, /\.webp$/)
  assert.deepEqual([(await get(result.eager[0].url)).headers.get('content-type'), (await get(result.eager[1].url)).headers.get('content-type')], ['image/png', 'image/webp'])
})

test('Tags and context are replaced when sent, cleared when sent empty, else kept', async () => {
  const named = unique('labels')
  await upload('l.jpg', await media.jpeg(20, 20), { public_id: named, tags: 'one,two', context: { k: 'v' } })
  assert.deepEqual((await sdk.uploader.explicit(named, { type: 'upload', tags: 'three' })).tags, ['three'])
  const kept = await sdk.uploader.explicit(named, { type: 'upload', context: { x: 'y' } })
  assert.deepEqual([kept.tags, kept.context], [['three'], { custom: { x: 'y' } }])
  const form = new URLSearchParams({ public_id: named, type: 'upload', tags: '' })
  const cleared = await (await fetch(`${http}/v1_1/${cloud}/image/explicit`, { method: 'POST', body: form, headers: basic() })).json()
  assert.deepEqual([cleared.tags, cleared.context], [[], { custom: { x: 'y' } }])
})

test('Analysis flags bring their results', async () => {
  const result = await sdk.uploader.explicit(public_id, { type: 'upload', colors: true, phash: true, image_metadata: true })
  assert.match(result.phash, /^[0-9a-f]{16}$/)
  assert.ok(result.colors.length > 0 && result.predominant.google.length > 0)
  assert.equal(typeof result.illustration_score, 'number')
  assert.equal(typeof result.image_metadata, 'object')
})

test('A missing asset is 404 with its public id', async () => {
  const error = await failure(sdk.uploader.explicit('nothing_of_that_name', { type: 'upload' }))
  assert.deepEqual([error.http_code, error.message], [404, 'Resource not found - nothing_of_that_name'])
})

test('explicit without a public id is 400', async () => {
  const response = await fetch(`${http}/v1_1/${cloud}/image/explicit`, { method: 'POST', body: new URLSearchParams({ type: 'upload' }), headers: basic() })
  assert.deepEqual([response.status, (await response.json()).error.message], [400, 'Missing required parameter - public_id'])
})

test('A transformation that cannot be carried out is 400', async () => {
  assert.equal((await failure(sdk.uploader.explicit(public_id, { type: 'upload', eager: [{ raw_transformation: 'c_nonsense,w_1' }] }))).http_code, 400)
})

test('JSON bodies and lists are taken as well', async () => {
  const body = JSON.stringify({ public_id, type: 'upload', eager: ['c_scale,w_10', 'c_scale,w_11/png'], tags: ['json', 'list'] })
  const response = await fetch(`${http}/v1_1/${cloud}/image/explicit`, { method: 'POST', body, headers: { ...basic(), 'content-type': 'application/json' } })
  const result = await response.json()
  assert.deepEqual([response.status, result.tags, result.eager.map(({ format }) => format)], [200, ['json', 'list'], ['jpg', 'png']])
})
