import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, eventually, failure, get, getJson, http, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import { unpack } from './support/unpack.mjs'

const tag = unique('packed')
const folder = unique('shelf')
const [first, second, raw, twin] = ['a', 'b', 'c', 'd'].map((name) => `${folder}/${name}`)
const bytes = {}

before(async () => {
  bytes[first] = await media.jpeg(120, 80, 1)
  bytes[second] = await media.pngWithAlpha(90, 60)
  bytes[raw] = Buffer.from('plain text, not much of it')
  bytes[twin] = await media.jpeg(40, 30, 4)
  await upload('first.jpg', bytes[first], { public_id: first, tags: [tag] })
  await upload('second.png', bytes[second], { public_id: second, tags: [tag], filename_override: 'žluť 火.png' })
  await upload('notes.txt', bytes[raw], { public_id: `${raw}.txt`, resource_type: 'raw', tags: [tag] })
  await upload('first.jpg', bytes[twin], { public_id: twin, type: 'private' })
})

const packed = async (options, format = 'zip') => {
  const { status, headers, bytes: content } = await get(sdk.utils.download_archive_url({ target_format: format, ...options }))
  assert.equal(status, 200, headers.get('x-cld-error'))
  return unpack(content, format)
}
const sums = (files) => Object.fromEntries(Object.entries(files).map(([name, content]) => [name, md5(content)]))

test('An archive is stored as a raw asset whose reply counts what is in it', async () => {
  const name = unique('stored')
  const made = await sdk.uploader.create_archive({ public_ids: [second, first], target_public_id: name, target_tags: ['x', 'a'], mode: 'create', skip_transformation_name: true })
  assert.deepEqual(
    [made.public_id, made.resource_type, made.type, made.file_count, made.resource_count, made.placeholder],
    [`${name}.zip`, 'raw', 'upload', 2, 2, false])
  assert.deepEqual(made.tags, ['a', 'x'])
  assert.equal(made.signature, sdk.utils.api_sign_request({ public_id: made.public_id, version: made.version }, sdk.config().api_secret, null, 1))
  for (const key of ['asset_id', 'version', 'version_id', 'created_at', 'bytes', 'etag', 'url', 'secure_url']) assert.ok(made[key] !== undefined, key)
  const { bytes: content } = await get(made.url)
  assert.deepEqual([content.length, md5(content)], [made.bytes, made.etag])
  assert.deepEqual(sums(unpack(content)), { [`${first}.jpg`]: md5(bytes[first]), [`${second}.png`]: md5(bytes[second]) })
})

test('An archive without a name gets a generated one', async () => {
  const made = await sdk.uploader.create_zip({ tags: [tag] })
  assert.match(made.public_id, /^[a-z0-9]{20}\.zip$/)
})

test('Unknown tags select nothing and are named in the reply', async () => {
  const made = await sdk.uploader.create_zip({ tags: [tag, 'no_such_tag'], resource_type: 'raw' })
  assert.deepEqual([made.file_count, made.empty_tags], [1, ['no_such_tag']])
})

test('Two assets and two transformations make four derived files and no original', async () => {
  const made = await sdk.uploader.create_zip({ tags: [tag], transformations: [{ width: 0.5 }, { width: 2.0 }], keep_derived: true })
  assert.deepEqual([made.file_count, made.resource_count], [4, 2])
  const files = unpack((await get(made.url)).bytes)
  assert.deepEqual(Object.keys(files).sort(), [`w_0.5/${first}.jpg`, `w_0.5/${second}.png`, `w_2/${first}.jpg`, `w_2/${second}.png`].sort())
  const { default: sharp } = await import('sharp')
  const { width, height } = await sharp(files[`w_0.5/${first}.jpg`]).metadata()
  assert.deepEqual([width, height], [60, 40])
  const derived = (await sdk.api.resource(first)).derived.map(({ transformation }) => transformation)
  assert.ok(derived.includes('w_0.5'), derived.join())
})

test('Transformations that one SDK joins with slashes are one', async () => {
  const { body } = await getJson(`${http}/v1_1/${cloud}/image/generate_archive`, {
    method: 'POST', headers: { ...basic(), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([['public_ids[]', first], ['public_ids[]', second], ['transformations', 'c_scale,w_100/a_45'], ['use_original_filename', 'true'], ['flatten_folders', 'true']]),
  })
  assert.equal(body.file_count, 2)
  assert.deepEqual(Object.keys(unpack((await get(body.url)).bytes)).sort(), ['first.jpg', 'žluť 火.png'].sort())
})

test('Names show transformations in the file where they are flattened, and not where they are skipped', async () => {
  const transformations = [{ width: 10, crop: 'scale' }, { width: 20, crop: 'scale' }]
  assert.deepEqual(Object.keys(await packed({ public_ids: [first], transformations, flatten_transformations: true })).sort(), [`${first}_c_scale,w_10.jpg`, `${first}_c_scale,w_20.jpg`])
  assert.deepEqual(Object.keys(await packed({ public_ids: [first], transformations, skip_transformation_name: true })).sort(), [`${first}.jpg`, `${first}_2.jpg`])
})

test('A download streams the archive under the name asked for', async () => {
  const url = sdk.utils.download_zip_url({ target_public_id: 'set/čeho', public_ids: [second, first], expires_at: Date.now() / 1000 + 60 })
  const { status, headers, bytes: content } = await get(url)
  assert.equal(status, 200, headers.get('x-cld-error'))
  assert.equal(headers.get('content-type'), 'application/zip')
  assert.match(headers.get('content-disposition'), /^attachment; .*filename\*=UTF-8''%C4%8Deho\.zip/)
  assert.equal(headers.get('content-length'), null)
  assert.deepEqual(Object.keys(unpack(content)).sort(), [`${first}.jpg`, `${second}.png`])
})

test('HEAD on an archive answers as GET does, without a body', async () => {
  for (const options of [{ public_ids: [first] }, { tags: [tag], resource_type: 'raw' }]) {
    const { status, headers, bytes: content } = await get(sdk.utils.download_archive_url(options), { method: 'HEAD' })
    assert.deepEqual([status, headers.get('content-type'), content.length], [200, 'application/zip', 0])
  }
})

test('A download can be asked for by POST', async () => {
  const { status, bytes: content } = await get(`${http}/v1_1/${cloud}/image/generate_archive`, {
    method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ mode: 'download', public_ids: [first], flatten_folders: true }),
  })
  assert.equal(status, 200)
  assert.deepEqual(Object.keys(unpack(content)), ['a.jpg'])
})

test('A tgz holds the same files as a zip', async () => {
  const expected = { [`${first}.jpg`]: md5(bytes[first]), [`${second}.png`]: md5(bytes[second]) }
  assert.deepEqual(sums(await packed({ public_ids: [first, second] }, 'tgz')), expected)
  const made = await sdk.uploader.create_archive({ public_ids: [first, second], target_format: 'tgz' })
  assert.match(made.public_id, /\.tgz$/)
  assert.deepEqual(sums(unpack((await get(made.url)).bytes, 'tgz')), expected)
})

test('Fully qualified ids gather assets of several kinds and types', async () => {
  const made = await sdk.uploader.create_zip({ resource_type: 'auto', fully_qualified_public_ids: [`image/upload/${first}`, `raw/upload/${raw}.txt`, `image/private/${twin}`] })
  assert.deepEqual([made.file_count, made.type], [3, 'private'])
  assert.equal((await get(made.url.replace(/s--[^/]*--\//, ''))).status, 401)
  assert.equal(Object.keys(unpack((await get(made.url)).bytes)).length, 3)
})

test('A folder is packed with all kinds of files in it', async () => {
  const { status, headers, bytes: content } = await get(sdk.utils.download_folder(`${folder}/`))
  assert.equal(status, 200, headers.get('x-cld-error'))
  assert.deepEqual(Object.keys(unpack(content)).sort(), [`${first}.jpg`, `${second}.png`, `${raw}.txt`].sort())
})

test('A folder of the library is packed whatever the public ids are', async () => {
  const place = unique('place')
  await upload('x.jpg', bytes[twin], { public_id: unique('loose'), asset_folder: place })
  const deep = await upload('y.jpg', bytes[twin], { public_id: unique('loose'), asset_folder: `${place}/deep/er` })
  await upload('z.jpg', bytes[twin], { public_id: unique('loose'), asset_folder: `${place}er` })
  const files = Object.keys(unpack((await get(sdk.utils.download_folder(place, { use_original_filename: true }))).bytes))
  if (deep.asset_folder !== undefined) assert.deepEqual(files.sort(), ['x.jpg', 'y.jpg'])
})

test('The same name twice gets a number, also where only the case differs', async () => {
  const [upper, lower] = [unique('Case'), unique('case')]
  await upload('Same.jpg', bytes[first], { public_id: upper })
  await upload('same.jpg', bytes[twin], { public_id: lower })
  assert.deepEqual(Object.keys(await packed({ public_ids: [upper, lower], use_original_filename: true })).sort(), ['Same.jpg', 'same_2.jpg'])
})

test('File names cannot lead out of the folder they are unpacked in', async () => {
  const id = unique('slip')
  await sdk.uploader.upload(`data:image/jpeg;base64,${bytes[twin].toString('base64')}`, { public_id: id, filename_override: 'C:\\..\\..\\evil<1>|con.jpg' })
  for (const name of Object.keys(await packed({ public_ids: [id], use_original_filename: true }))) assert.match(name, /^[\w.-]+\.jpg$/)
})

test('A missing id is an error that names it, unless it is allowed to be missing', async () => {
  const missing = unique('nowhere')
  const error = await failure(sdk.uploader.create_archive({ public_ids: [first, missing], allow_missing: false }))
  assert.deepEqual([error.http_code, error.message], [404, `Resource not found - ${missing}`])
  const made = await sdk.uploader.create_archive({ public_ids: [first, missing], allow_missing: true })
  assert.deepEqual([made.file_count, made.missing_public_ids], [1, [missing]])
})

test('A failed download says why in X-Cld-Error', async () => {
  const { status, headers } = await get(sdk.utils.download_zip_url({ public_ids: [unique('nowhere')] }))
  assert.equal(status, 404)
  assert.match(headers.get('x-cld-error'), /^Resource not found - nowhere_/)
})

test('An archive that nothing is asked for is an error', async () => {
  const error = await failure(sdk.uploader.create_archive({}))
  assert.deepEqual([error.http_code, error.message], [400, 'Missing required parameter - public_ids, fully_qualified_public_ids, tags or prefixes'])
})

test('Bad values are errors that name them', async () => {
  const cases = [
    [{ public_ids: [first], target_format: 'rar' }, 'Invalid value for parameter target_format: rar'],
    [{ public_ids: [first], mode: 'steal' }, 'Invalid value for parameter mode: steal'],
    [{ public_ids: Array.from({ length: 1001 }, (_, i) => `n${i}`) }, 'Too many public_ids: 1001, at most 1000'],
    [{ tags: Array.from({ length: 21 }, (_, i) => `n${i}`) }, 'Too many tags: 21, at most 20'],
    [{ prefixes: Array.from({ length: 21 }, (_, i) => `n${i}`) }, 'Too many prefixes: 21, at most 20'],
    [{ fully_qualified_public_ids: [`image/upload/${first}`] }, 'fully_qualified_public_ids need resource_type auto'],
    [{ fully_qualified_public_ids: ['sound/upload/x'], resource_type: 'auto' }, 'Invalid value for parameter fully_qualified_public_ids: sound/upload/x'],
    [{ public_ids: [first], target_public_id: 'a?b' }, 'public_id (a?b.zip) is invalid'],
    [{ public_ids: [first], transformations: [{ raw_transformation: 'w_abc' }] }, 'Invalid width in transformation: abc'],
  ]
  for (const [options, message] of cases) {
    const error = await failure(sdk.uploader.create_archive(options))
    assert.equal(error.message, message)
    assert.equal(error.http_code, 400)
  }
})

test('An address that has expired is refused', async () => {
  const { status, body } = await getJson(sdk.utils.download_zip_url({ public_ids: [first], expires_at: 1415060076.5 }))
  assert.deepEqual([status, body.error.message], [400, 'Stale request - expired at 1415060076.5'])
  const old = await getJson(sdk.utils.download_zip_url({ public_ids: [first], timestamp: Math.floor(Date.now() / 1000) - 7200 }))
  assert.equal(old.status, 400)
  assert.match(old.body.error.message, /^Stale request - reported time is .* which is more than 1 hour ago$/)
})

test('An address that was changed is refused', async () => {
  const url = sdk.utils.download_zip_url({ public_ids: [first] }).replace(encodeURIComponent(first), encodeURIComponent(second))
  const { status, body } = await getJson(url)
  assert.equal(status, 401)
  assert.match(body.error.message, /^Invalid Signature /)
})

test('An archive in the background is there when it is whole', async () => {
  const name = unique('later')
  const reply = await sdk.uploader.create_archive({ public_ids: [first, second], async: true, target_public_id: name, notification_url: 'http://127.0.0.1:9/none' })
  assert.equal(reply.status, 'pending')
  assert.match(reply.batch_id, /^[0-9a-f]{32}$/)
  const made = await eventually(() => sdk.api.resource(`${name}.zip`, { resource_type: 'raw' }).catch(() => null))
  assert.equal(Object.keys(unpack((await get(made.url)).bytes)).length, 2)
})

test('An archive in the background refuses at once what cannot be', async () => {
  const missing = unique('nowhere')
  const error = await failure(sdk.uploader.create_archive({ public_ids: [missing], async: true }))
  assert.deepEqual([error.http_code, error.message], [404, `Resource not found - ${missing}`])
})

test('The legacy ZIP of a tag is sent, transformed where that is asked for', async () => {
  const { status, headers, bytes: content } = await get(sdk.utils.zip_download_url(tag, { width: 12, crop: 'scale' }))
  assert.equal(status, 200, headers.get('x-cld-error'))
  assert.match(headers.get('content-disposition'), new RegExp(`filename="?${tag}\\.zip`))
  assert.deepEqual(Object.keys(unpack(content)).sort(), [`${first}.jpg`, `${second}.png`])
  assert.equal((await get(sdk.utils.zip_download_url(tag), { method: 'HEAD' })).status, 200)
  assert.equal((await get(sdk.utils.zip_download_url(unique('none')))).status, 404)
})
