import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { basic, cloud, failure, file, get, http, md5, sdk, unique } from './support/app.mjs'
import * as media from './support/media.mjs'

const MiB = 1024 * 1024

const uploadLarge = (path, options) =>
  new Promise((resolve, reject) => sdk.uploader.upload_large(path, options, (error, result) => {
    const failed = error ?? result?.error
    if (failed) reject(failed)
    else if (result.done !== false) resolve(result)
  }))

/** One chunk by hand; `range` as in Content-Range. */
async function chunk(id, range, bytes, fields = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([bytes]), 'blob')
  const response = await fetch(`${http}/v1_1/${cloud}/raw/upload`, {
    method: 'POST', body: form, headers: { ...basic(), 'x-unique-upload-id': id, ...(range && { 'content-range': range }) },
  })
  return { status: response.status, body: await response.json() }
}

test('upload_large sends a raw file in chunks and it arrives byte for byte', async () => {
  const bytes = randomBytes(16 * MiB + 12345)
  const result = await uploadLarge(file('large.bin', bytes), { chunk_size: 6 * MiB })
  assert.deepEqual([result.resource_type, result.bytes, result.etag], ['raw', bytes.length, md5(bytes)])
  const fetched = await get(result.secure_url)
  assert.equal(md5(fetched.bytes), md5(bytes))
})

test('upload_large of a picture ends in an image with its geometry', async () => {
  const bytes = await media.photo(2400, 1800).png({ compressionLevel: 0 }).toBuffer()
  assert.ok(bytes.length > 12 * MiB)
  const result = await uploadLarge(file('large.png', bytes), { resource_type: 'image', chunk_size: 6 * MiB })
  assert.deepEqual([result.width, result.height, result.format, result.etag], [2400, 1800, 'png', md5(bytes)])
})

test('A file smaller than one chunk is complete at once', async () => {
  const bytes = randomBytes(1000)
  const result = await uploadLarge(file('small.bin', bytes), { chunk_size: 6 * MiB })
  assert.equal(result.etag, md5(bytes))
})

test('Chunks may arrive out of order and twice; the one that completes the file gets the asset', async () => {
  const bytes = randomBytes(12 * MiB)
  const [id, total, size] = [unique('chunks'), 12 * MiB, 5 * MiB]
  const part = (from, to) => chunk(id, `bytes ${from}-${to - 1}/${total}`, bytes.subarray(from, to))

  const last = await part(2 * size, total)
  assert.deepEqual([last.status, last.body.done, last.body.asset_id], [200, false, undefined])
  const first = await part(0, size)
  assert.equal(first.body.done, false)
  assert.equal((await part(0, size)).body.done, false)
  const middle = await part(size, 2 * size)
  assert.deepEqual([middle.status, middle.body.done, middle.body.etag], [200, true, md5(bytes)])
})

test('Two clients with ids of their own do not mix', async () => {
  const [one, two] = [randomBytes(6 * MiB), randomBytes(6 * MiB)]
  const ids = [unique('one'), unique('two')]
  const send = (id, bytes, from, to) => chunk(id, `bytes ${from}-${to - 1}/${6 * MiB}`, bytes.subarray(from, to))
  await Promise.all([send(ids[0], one, 0, 5 * MiB), send(ids[1], two, 0, 5 * MiB)])
  const ends = await Promise.all([send(ids[0], one, 5 * MiB, 6 * MiB), send(ids[1], two, 5 * MiB, 6 * MiB)])
  assert.deepEqual(ends.map(({ body }) => body.etag), [md5(one), md5(two)])
})

test('A part below 5 MB that is not the last is refused', async () => {
  const error = await failure(uploadLarge(file('parts.bin', randomBytes(100_000)), { chunk_size: 40_000 }))
  assert.deepEqual([error.http_code, error.message], [400, 'All parts except EOF-chunk must be larger than 5mb'])
})

test('An empty large file is named as empty', async () => {
  const error = await failure(uploadLarge(file('nothing.bin', Buffer.alloc(0)), { chunk_size: 6 * MiB }))
  assert.equal(error.http_code, 400)
  assert.match(error.message, /empty/i)
})

test('Ranges that contradict themselves are 400', async () => {
  for (const range of ['bytes 10-5/100', 'bytes 0-99/50', 'bytes x-y/z', 'pages 0-1/2', 'bytes 0-99999999999999999999/1']) {
    const { status, body } = await chunk(unique('range'), range, randomBytes(10))
    assert.equal(status, 400, `${range}: ${JSON.stringify(body)}`)
  }
})
