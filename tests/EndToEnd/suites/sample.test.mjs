// The picture `sample`, which the examples and the tests of every SDK take for granted.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloud, delivery, get, http, sdk } from './support/app.mjs'
import sharp from 'sharp'

test('A library begins with the picture sample', async () => {
  const sample = await sdk.api.resource('sample')
  assert.deepEqual(
    [sample.resource_type, sample.type, sample.format, sample.width, sample.height, sample.public_id],
    ['image', 'upload', 'jpg', 864, 576, 'sample'])
})

test('The picture sample is delivered and transformed like any other', async () => {
  const original = await get(`${http}/${cloud}/image/upload/sample.jpg`)
  assert.deepEqual([original.status, original.headers.get('content-type')], [200, 'image/jpeg'])
  const small = await get(delivery('c_fill,w_200,h_200/sample.png'))
  const { width, height } = await sharp(small.bytes).metadata()
  assert.deepEqual([small.status, width, height], [200, 200, 200])
})
