import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import sharp from 'sharp'
import { basic, cloud, get, getJson, http, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const [hidden, locked, note] = [unique('dir/hidden'), unique('locked'), unique('note')]
let picture

before(async () => {
  picture = await media.jpeg(100, 60, 3)
  await upload('p.jpg', picture, { public_id: hidden, type: 'private' })
  await upload('p.jpg', picture, { public_id: locked, type: 'authenticated' })
  await upload('n.txt', Buffer.from('words'), { public_id: `${note}.txt`, resource_type: 'raw', type: 'private' })
})

test('A signed address gives the original of an asset that is not for everybody', async () => {
  for (const [id, type] of [[hidden, 'private'], [locked, 'authenticated']]) {
    const { status, headers, bytes } = await get(sdk.utils.private_download_url(id, 'jpg', { type }))
    assert.deepEqual([status, md5(bytes), headers.get('content-type')], [200, md5(picture), 'image/jpeg'], headers.get('x-cld-error'))
    assert.match(headers.get('cache-control'), /^private/)
    assert.equal(headers.get('content-disposition'), null)
  }
})

test('An attachment is saved under its own name, or the one asked for', async () => {
  const named = async (options) => (await get(sdk.utils.private_download_url(hidden, 'jpg', { type: 'private', ...options }))).headers.get('content-disposition')
  assert.match(await named({ attachment: true }), new RegExp(`^attachment; filename="?${hidden.split('/')[1]}\\.jpg`))
  assert.match(await named({ attachment: 'a b.jpg' }), /^attachment; filename="a b\.jpg"/)
})

test('A download of a raw file needs no format', async () => {
  for (const [id, format] of [[`${note}.txt`, ''], [note, 'txt']]) {
    const { status, bytes } = await get(sdk.utils.private_download_url(id, format, { type: 'private', resource_type: 'raw' }))
    assert.deepEqual([status, bytes.toString()], [200, 'words'])
  }
})

test('A download converts to the format asked for', async () => {
  const { bytes, headers } = await get(sdk.utils.private_download_url(hidden, 'png', { type: 'private', attachment: true }))
  assert.equal((await sharp(bytes).metadata()).format, 'png')
  assert.match(headers.get('content-disposition'), /\.png/)
})

test('A download transforms, and takes a file name, where another SDK asks for both', async () => {
  const params = sdk.utils.sign_request({ public_id: hidden, format: 'png', type: 'private', transformation: 'c_scale,w_50', target_filename: 'small', timestamp: Math.floor(Date.now() / 1000) }, {})
  const { status, headers, bytes } = await get(`${http}/v1_1/${cloud}/image/download?${new URLSearchParams(params)}`)
  assert.equal(status, 200, headers.get('x-cld-error'))
  const { width, height } = await sharp(bytes).metadata()
  assert.deepEqual([width, height], [50, 30])
  assert.match(headers.get('content-disposition'), /filename="?small\.png/)
})

test('HEAD on a download tells its length', async () => {
  const { status, headers, bytes } = await get(sdk.utils.private_download_url(hidden, 'jpg', { type: 'private' }), { method: 'HEAD' })
  assert.deepEqual([status, headers.get('content-length'), bytes.length], [200, `${picture.length}`, 0])
})

test('A download goes on where it broke off', async () => {
  const { status, bytes } = await get(sdk.utils.private_download_url(hidden, 'jpg', { type: 'private' }), { headers: { range: 'bytes=10-19' } })
  assert.deepEqual([status, bytes], [206, picture.subarray(10, 20)])
})

test('A download ends at its time, fractions of a second included', async () => {
  const soon = sdk.utils.private_download_url(hidden, 'jpg', { type: 'private', expires_at: Date.now() / 1000 + 60.25, timestamp: Math.floor(Date.now() / 1000) - 7200 })
  assert.equal((await get(soon)).status, 200)
  const { status, headers, body } = await getJson(sdk.utils.private_download_url(hidden, 'jpg', { type: 'private', expires_at: 1415060076 }))
  assert.deepEqual([status, body.error.message, headers.get('x-cld-error')], [400, 'Stale request - expired at 1415060076', 'Stale request - expired at 1415060076'])
})

test('What is not there is not found', async () => {
  const id = unique('nothing')
  const { status, body, headers } = await getJson(sdk.utils.private_download_url(id, 'jpg', { type: 'private' }))
  assert.deepEqual([status, body.error.message, headers.get('x-cld-error')], [404, `Resource not found - ${id}`, `Resource not found - ${id}`])
  assert.equal((await get(sdk.utils.private_download_url(hidden, 'jpg', { type: 'upload' }))).status, 404)
})

test('A download without a signature is refused', async () => {
  const { status, body } = await getJson(`${http}/v1_1/${cloud}/image/download?public_id=${hidden}&type=private`)
  assert.deepEqual([status, body.error.message], [400, 'Missing required parameter - api_key'])
  assert.equal((await get(`${http}/v1_1/${cloud}/image/download?public_id=${hidden}&type=private`, { headers: basic() })).status, 200)
})
