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

/** One numbered part by hand. */
async function numbered(id, number, total, bytes) {
  const form = new FormData()
  form.append('file', new Blob([bytes]), 'numbered.bin')
  const response = await fetch(`${http}/v1_1/${cloud}/raw/upload`, {
    method: 'POST', body: form, headers: { ...basic(), 'x-unique-upload-id': id, 'x-upload-part-number': `${number}`, 'x-upload-total-parts': `${total}` },
  })
  return { status: response.status, body: await response.json() }
}

test('Numbered parts are put together by their numbers, whatever their sizes', async () => {
  const parts = [randomBytes(6 * MiB), randomBytes(5 * MiB), randomBytes(77)]
  const id = unique('numbers')
  for (const number of [3, 1]) assert.equal((await numbered(id, number, 3, parts[number - 1])).body.done, false)
  const { status, body } = await numbered(id, 2, 3, parts[1])
  assert.deepEqual([status, body.done, body.etag, body.bytes], [200, true, md5(Buffer.concat(parts)), 11 * MiB + 77])
})

test('A part number beyond the count, or no number, is 400', async () => {
  for (const [number, total] of [[0, 3], [4, 3], [1, 10_001], ['x', 3], [1, '']]) {
    const { status, body } = await numbered(unique('number'), number, total, randomBytes(10))
    assert.deepEqual([status, body.error.message], [400, `Invalid part number - ${number} of ${total}`])
  }
})

test('The size of the whole may come with the last part alone', async () => {
  const bytes = randomBytes(11 * MiB)
  for (const unknown of ['', '/-1', '/*']) {
    const id = unique('unknown')
    const first = await chunk(id, `bytes 0-${6 * MiB - 1}${unknown}`, bytes.subarray(0, 6 * MiB))
    assert.deepEqual([first.status, first.body.done, first.body.bytes, first.body.kind, first.body.resource_type], [200, false, 6 * MiB, 'upload', 'raw'])
    const last = await chunk(id, `bytes ${6 * MiB}-${11 * MiB - 1}/${11 * MiB}`, bytes.subarray(6 * MiB))
    assert.deepEqual([last.status, last.body.done, last.body.etag], [200, true, md5(bytes)])
  }
})

test('A part without the id of its upload cannot be placed', async () => {
  const form = new FormData()
  form.append('file', new Blob([randomBytes(10)]), 'blob')
  const response = await fetch(`${http}/v1_1/${cloud}/raw/upload`, { method: 'POST', body: form, headers: { ...basic(), 'content-range': 'bytes 10-19/20' } })
  assert.deepEqual([response.status, (await response.json()).error.message], [400, 'Missing required parameter - public_id'])
})

test('A part of another size of the whole, one that overlaps and one that is shorter than it says are refused', async () => {
  const [id, bytes] = [unique('odd'), randomBytes(5 * MiB)]
  assert.equal((await chunk(id, `bytes 0-${5 * MiB - 1}/${20 * MiB}`, bytes)).body.done, false)
  for (const [range, part] of [[`bytes ${5 * MiB}-${10 * MiB - 1}/${30 * MiB}`, bytes], [`bytes 100-${5 * MiB + 99}/${20 * MiB}`, bytes], [`bytes ${5 * MiB}-${11 * MiB}/${20 * MiB}`, bytes]]) {
    const { status, body } = await chunk(id, range, part)
    assert.deepEqual([status, typeof body.error.message], [400, 'string'])
  }
})

test('The id that was asked for is echoed in every partial reply, and the parameters of the first part count', async () => {
  const [id, bytes, public_id] = [unique('echo'), randomBytes(6 * MiB), unique('first')]
  const first = await chunk(id, `bytes 0-${5 * MiB - 1}/${6 * MiB}`, bytes.subarray(0, 5 * MiB), { public_id, tags: 'first' })
  assert.deepEqual([first.body.public_id, first.body.asset_id, first.body.status], [public_id, undefined, undefined])
  const last = await chunk(id, `bytes ${5 * MiB}-${6 * MiB - 1}/${6 * MiB}`, bytes.subarray(5 * MiB), { public_id: 'other', tags: 'last' })
  assert.deepEqual([last.body.public_id, last.body.tags], [public_id, ['first']])
})

test('The other path for parts does the same', async () => {
  const bytes = randomBytes(100)
  const form = new FormData()
  form.append('file', new Blob([bytes]), 'other.bin')
  const response = await fetch(`${http}/v1_1/${cloud}/auto/upload_chunked`, { method: 'POST', body: form, headers: { ...basic(), 'x-unique-upload-id': unique('path'), 'content-range': 'bytes 0-99/100' } })
  const body = await response.json()
  assert.deepEqual([body.done, body.etag, body.resource_type], [true, md5(bytes), 'raw'])
})

test('upload_chunked of the SDK sends a stream whose size nobody knows', async () => {
  const bytes = randomBytes(13 * MiB)
  const path = file('stream.bin', bytes)
  const { createReadStream } = await import('node:fs')
  const result = await new Promise((resolve, reject) => {
    const target = sdk.uploader.upload_chunked_stream({ resource_type: 'raw', chunk_size: 7 * MiB, public_id: unique('stream') }, (error, reply) => {
      if (error ?? reply?.error) reject(error ?? reply.error)
      else if (reply.done !== false) resolve(reply)
    })
    createReadStream(path).pipe(target)
  })
  assert.deepEqual([result.bytes, result.etag], [bytes.length, md5(bytes)])
})
