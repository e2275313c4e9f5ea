import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { basic, cloud, eventually, failure, http, md5, originPort, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import { bytes as body, serve } from './support/origin.mjs'
import { receive, told } from './support/receiver.mjs'

const found = (public_id, resource_type = 'image') => eventually(
  () => sdk.api.resource(public_id, { resource_type }).catch(() => undefined), { what: `${public_id} being stored` })

test('An asynchronous upload is pending, and then there with all that it was to have', async () => {
  const [public_id, bytes] = [unique('async'), await media.jpeg(64, 48)]
  const reply = await upload('a.jpg', bytes, { public_id, async: true, tags: 'waited', eager: { width: 20, crop: 'scale' } })
  assert.deepEqual([reply.status, reply.resource_type, reply.type, reply.public_id], ['pending', 'image', 'upload', public_id])
  assert.match(reply.batch_id, /^[0-9a-f]{32}$/)
  assert.equal(reply.asset_id, undefined)
  const asset = await found(public_id)
  assert.deepEqual([asset.etag, asset.tags], [md5(bytes), ['waited']])
  await eventually(async () => (await sdk.api.resource(public_id)).derived.length === 1, { what: 'the eager derivation' })
})

test('A file behind a URL is fetched when its turn comes', async () => {
  const [public_id, bytes] = [unique('fetched'), await media.jpeg(31, 21)]
  const origin = await serve(originPort, { '/late.jpg': body(bytes, 'image/jpeg') })
  try {
    const reply = await sdk.uploader.upload(`${origin.base}/late.jpg`, { public_id, async: true })
    assert.equal(reply.status, 'pending')
    const asset = await found(public_id)
    assert.deepEqual([asset.etag, asset.original_filename], [md5(bytes), 'late'])
  } finally {
    await origin.close()
  }
})

test('An upload in parts may be asynchronous', async () => {
  const [public_id, bytes, id] = [unique('parts'), randomBytes(6 * 1024 * 1024), unique('id')]
  const send = async (from, to) => {
    const form = new FormData()
    form.append('public_id', public_id)
    form.append('async', 'true')
    form.append('file', new Blob([bytes.subarray(from, to)]), 'blob')
    const headers = { ...basic(), 'x-unique-upload-id': id, 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` }
    return (await fetch(`${http}/v1_1/${cloud}/raw/upload`, { method: 'POST', body: form, headers })).json()
  }
  assert.equal((await send(0, 5 * 1024 * 1024)).done, false)
  assert.equal((await send(5 * 1024 * 1024, bytes.length)).status, 'pending')
  assert.equal((await found(public_id, 'raw')).etag, md5(bytes))
})

test('An asynchronous explicit is pending even where the asset is missing', async () => {
  const public_id = unique('social')
  const reply = await sdk.uploader.explicit(public_id, { type: 'facebook', async: true, eager: [{ crop: 'scale', width: '2.0' }] })
  assert.deepEqual([reply.status, reply.resource_type, reply.type, reply.public_id], ['pending', 'image', 'facebook', public_id])
})

test('An asynchronous explicit changes the asset', async () => {
  const public_id = unique('changed')
  await upload('c.jpg', await media.jpeg(20, 20), { public_id })
  assert.equal((await sdk.uploader.explicit(public_id, { type: 'upload', async: true, tags: 'later' })).status, 'pending')
  await eventually(async () => (await sdk.api.resource(public_id)).tags?.includes('later'), { what: 'the tag' })
})

test('What is wrong with the parameters is said at once', async () => {
  const error = await failure(upload('w.jpg', await media.jpeg(10, 10), { async: true, responsive_breakpoints: [{ max_images: 1000 }] }))
  assert.deepEqual([error.http_code, error.message], [400, 'Invalid responsive_breakpoints: max_images is a whole number from 1 to 200'])
})

test('An unsigned upload is asynchronous when its preset says so', async () => {
  const preset = unique('background')
  await sdk.api.create_upload_preset({ name: preset, unsigned: true, async: true })
  const public_id = unique('unsigned')
  const form = new FormData()
  form.append('upload_preset', preset)
  form.append('public_id', public_id)
  form.append('file', new Blob([await media.jpeg(12, 12)]), 'u.jpg')
  const reply = await (await fetch(`${http}/v1_1/${cloud}/image/upload`, { method: 'POST', body: form })).json()
  assert.equal(reply.status, 'pending')
  assert.equal((await found(public_id)).width, 12)
})

test('The end of an asynchronous upload is told, and so is its failure', async () => {
  const receiver = await receive()
  try {
    const public_id = unique('told')
    await upload('t.jpg', await media.jpeg(14, 14), { public_id, async: true, notification_url: receiver.url('/done') })
    const done = await told(receiver, '/done', 'upload')
    assert.deepEqual([done.public_id, done.width], [public_id, 14])
    const reply = await upload('t.jpg', await media.jpeg(14, 14), { async: true, allowed_formats: 'png', notification_url: receiver.url('/failed') })
    const failed = await told(receiver, '/failed', 'error')
    assert.deepEqual([failed.batch_id, failed.status, failed.error.message], [reply.batch_id, 'failed', 'Image file format jpg not allowed'])
  } finally {
    await receiver.close()
  }
})
