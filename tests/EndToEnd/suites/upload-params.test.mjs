import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { basic, cloud, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const api = `${http}/v1_1/${cloud}`
const picture = (width = 60, height = 40) => media.jpeg(width, height)
const put = async (options, name = 'p.jpg', size) => upload(name, await picture(...(size ?? [])), options)

/** Another SDK's way: a form, or JSON, with Basic credentials. */
async function post(path, fields, { json = false } = {}) {
  const form = new FormData()
  if (!json) for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const response = await fetch(`${api}${path}`, {
    method: 'POST', headers: { ...basic(), ...(json && { 'content-type': 'application/json' }) }, body: json ? JSON.stringify(fields) : form,
  })
  return { status: response.status, body: await response.json() }
}

const dataUri = async () => `data:image/jpeg;base64,${(await picture()).toString('base64').replace(/.{76}/g, '$&\r\n')}`

test('Tags come back sorted and once each, with the blanks around them cut', async () => {
  assert.deepEqual((await put({ tags: ['b', ' a', 'b '] })).tags, ['a', 'b'])
  assert.deepEqual((await put({ tags: 'Tag2, Tag1' })).tags, ['Tag1', 'Tag2'])
})

test('Contextual metadata keeps equals signs and pipes that were escaped', async () => {
  const context = { caption: 'val=u|e3', alt: 'alternative|alt=a' }
  assert.deepEqual((await put({ context })).context, { custom: context })
  const { body } = await post('/image/upload', { file: await dataUri(), context: 'alone' })
  assert.deepEqual(body.context, { custom: { alone: '' } })
})

test('JSON bodies say the same as forms', async () => {
  const { status, body } = await post('/image/upload', {
    file: await dataUri(), tags: ['b', 'a'], context: { 'k=1': 'v|w' }, use_filename: true, moderation: 'manual',
    access_control: [{ access_type: 'token' }], face_coordinates: '1,2,3,4',
  }, { json: true })
  assert.equal(status, 200, JSON.stringify(body))
  assert.deepEqual(
    [body.tags, body.context.custom, body.access_control, body.moderation[0].kind],
    [['a', 'b'], { 'k=1': 'v|w' }, [{ access_type: 'token' }], 'manual'])
})

test('The public id is the sanitized file name, with or without six more characters', async () => {
  assert.match((await put({ use_filename: true }, 'my logo.jpg')).public_id, /^my_logo_[a-z0-9]{6}$/)
  assert.equal((await put({ use_filename: true, unique_filename: false }, 'exact.jpg')).public_id, 'exact')
  assert.match((await put({ folder: 'upload_folder' })).public_id, /^upload_folder\/[a-z0-9]{20}$/)
})

test('A file name can be overridden, shown and forgotten', async () => {
  assert.equal((await put({ filename_override: 'overridden' })).original_filename, 'overridden')
  assert.equal((await put({ filename_override: 'over.jpg', use_filename: true, unique_filename: false })).public_id, 'over')
  const shown = await put({ use_filename_as_display_name: true }, 'shown so.jpg')
  assert.equal(shown.display_name, 'shown so')
  assert.equal((await put({ discard_original_filename: true })).original_filename, undefined)
})

test('An asset folder is no part of the public id unless that is asked for', async () => {
  const plain = await put({ asset_folder: 'asset_folder' })
  assert.deepEqual([plain.asset_folder, plain.public_id.includes('asset_folder')], ['asset_folder', false])
  const prefixed = await put({ asset_folder: 'asset_folder', use_asset_folder_as_public_id_prefix: true })
  assert.match(prefixed.public_id, /^asset_folder\/[a-z0-9]{20}$/)
  const both = await put({ asset_folder: 'asset_folder', use_asset_folder_as_public_id_prefix: true, public_id_prefix: 'first' })
  assert.match(both.public_id, /^first\/[a-z0-9]{20}$/)
})

test('A folder prefixes the public id and places the asset where nothing else does', async () => {
  const { public_id, asset_folder } = await put({ folder: 'both', public_id: unique('in') })
  assert.deepEqual([public_id.split('/')[0], asset_folder], ['both', 'both'])
})

test('A display name that is to be unique gets a suffix where its folder has it already', async () => {
  const folder = unique('shelf')
  const names = []
  for (let i = 0; i < 2; i++) {
    const { body } = await post('/image/upload', { file: await dataUri(), asset_folder: folder, display_name: 'Cat', unique_display_name: 'true' })
    names.push(body.display_name)
  }
  assert.equal(names[0], 'Cat')
  assert.match(names[1], /^Cat_[a-z0-9]{6}$/)
  const error = await failure(put({ display_name: 'a/b' }))
  assert.deepEqual([error.http_code, error.message], [400, 'display_name cannot include forward slashes'])
})

test('Overwriting clears tags and context; without overwriting the stored asset is the answer', async () => {
  const public_id = unique('again')
  const first = await put({ public_id, tags: 'old', context: { a: 'b' }, moderation: 'manual' })
  const kept = await put({ public_id, overwrite: false, tags: 'ignored' }, 'other.jpg', [10, 10])
  assert.deepEqual([kept.existing, kept.bytes, kept.version, kept.tags], [true, first.bytes, first.version, ['old']])
  const second = await put({ public_id }, 'other.jpg', [10, 10])
  assert.deepEqual([second.asset_id, second.tags, second.context, second.moderation, second.existing], [first.asset_id, [], undefined, undefined, undefined])
  assert.ok(second.version > first.version && second.created_at === first.created_at)
})

test('Faces are no larger than the picture, and are told when they are asked for', async () => {
  const face_coordinates = [[120, 30, 109, 150], [121, 31, 110, 151]]
  const { faces, public_id } = await upload('l.png', await media.flat(241, 51, '#808080').png().toBuffer(), { face_coordinates, faces: true })
  assert.deepEqual(faces, [[120, 30, 109, 51], [121, 31, 110, 51]])
  assert.equal((await put({ face_coordinates })).faces, undefined)
  assert.deepEqual((await sdk.api.resource(public_id, { faces: true })).faces, faces)
})

test('Custom coordinates are told by the details', async () => {
  const { public_id } = await put({ custom_coordinates: '1,2,30,20' })
  assert.deepEqual((await sdk.api.resource(public_id, { coordinates: true })).coordinates, { custom: [[1, 2, 30, 20]] })
  assert.equal((await sdk.api.resource(public_id)).coordinates, undefined)
})

test('Custom coordinates, faces and regions decide what a crop keeps', async () => {
  // Left half red, right half blue.
  const bytes = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#ff0000' } })
    .composite([{ input: await media.flat(100, 100, '#0000ff').png().toBuffer(), left: 100, top: 0 }]).png().toBuffer()
  const { public_id } = await upload('h.png', bytes, {
    custom_coordinates: '120,10,60,60', face_coordinates: '10,10,30,30', regions: { right: [[110, 10], [190, 90]], left: [[5, 5], [60, 5], [30, 60]] },
  })
  const colour = async (options) => {
    const { status, bytes: cut } = await get(sdk.url(public_id, { format: 'png', ...options }))
    assert.equal(status, 200)
    const { channels } = await sharp(cut).stats()
    return channels[0].mean > channels[2].mean ? 'red' : 'blue'
  }
  assert.equal(await colour({ crop: 'crop', gravity: 'custom' }), 'blue')
  assert.equal(await colour({ crop: 'crop', gravity: 'face', width: 20, height: 20 }), 'red')
  assert.equal(await colour({ crop: 'fill', gravity: 'region_right', width: 20, height: 20 }), 'blue')
  assert.equal(await colour({ crop: 'fill', gravity: 'region_left', width: 20, height: 20 }), 'red')
})

test('A change of the coordinates changes what is delivered', async () => {
  const bytes = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#ff0000' } })
    .composite([{ input: await media.flat(100, 100, '#0000ff').png().toBuffer(), left: 100, top: 0 }]).png().toBuffer()
  const { public_id } = await upload('c.png', bytes, { custom_coordinates: '120,10,60,60' })
  const url = sdk.url(public_id, { format: 'png', crop: 'crop', gravity: 'custom' })
  const before = await get(url)
  await sdk.api.update(public_id, { custom_coordinates: '10,10,60,60' })
  const after = await get(url)
  assert.deepEqual([before.status, after.status], [200, 200])
  assert.notEqual(before.headers.get('etag'), after.headers.get('etag'))
})

test('A quality that the owner set takes the place of automatic quality', async () => {
  const bytes = await media.jpeg(300, 200)
  const sizes = {}
  for (const quality_override of ['none', '20:420', '95']) {
    const { public_id } = await upload('q.jpg', bytes, { quality_override })
    sizes[quality_override] = (await get(sdk.url(public_id, { quality: 'auto', format: 'jpg' }))).bytes.length
  }
  assert.ok(sizes['20:420'] < sizes.none && sizes.none < sizes['95'], JSON.stringify(sizes))
})

test('Headers that may be are sent with the asset, others are taken and kept back', async () => {
  const { secure_url } = await put({ headers: { Link: '<https://x.test/>; rel=canonical', Blink: '182', 'X-Robots-Tag': 'noindex' } })
  const { headers } = await get(secure_url)
  assert.deepEqual([headers.get('link'), headers.get('x-robots-tag'), headers.get('blink')], ['<https://x.test/>; rel=canonical', 'noindex', null])
  const { status } = await post('/image/upload', { file: await dataUri(), headers: 'Link:1\n' })
  assert.equal(status, 200)
})

test('Manual moderation waits, and is told by upload and details', async () => {
  const { public_id, moderation } = await put({ moderation: 'manual' })
  assert.deepEqual([moderation.length, moderation[0].kind, moderation[0].status], [1, 'manual', 'pending'])
  const details = await sdk.api.resource(public_id)
  assert.deepEqual([details.moderation[0].status, details.moderation_kind, details.moderation_status], ['pending', 'manual', 'pending'])
})

test('Access rules come back with their times in UTC', async () => {
  const start = new Date(Date.UTC(2019, 1, 22, 16, 20, 57))
  const { access_control } = await put({ access_control: [{ access_type: 'anonymous', start, end: '2019-03-22 00:00 +0200' }, { access_type: 'token' }] })
  assert.deepEqual(access_control, [{ access_type: 'anonymous', start: '2019-02-22T16:20:57Z', end: '2019-03-21T22:00:00Z' }, { access_type: 'token' }])
  const { body } = await post('/image/upload', { file: await dataUri(), access_control: '[{"access_type":"anonymous","start":"2018-02-22 16:20:57 +0200","end":"2018-02-23"}]' })
  assert.deepEqual(body.access_control, [{ access_type: 'anonymous', start: '2018-02-22T14:20:57Z', end: '2018-02-23T00:00:00Z' }])
})

test('Access rules decide who may fetch, original and derived', async () => {
  const hour = 3600 * 1000
  const at = (hours) => new Date(Date.now() + hours * hour).toISOString()
  const statuses = async (access_control) => {
    const { public_id, secure_url } = await put({ access_control })
    const original = await get(secure_url)
    const derived = await get(sdk.url(public_id, { width: 10, crop: 'scale', format: 'png' }))
    return [original.status, derived.status, original.headers.get('cache-control')?.includes('private') ?? null]
  }
  assert.deepEqual(await statuses([{ access_type: 'token' }]), [401, 401, false])
  assert.deepEqual(await statuses([{ access_type: 'token' }, { access_type: 'anonymous', start: at(-1), end: at(1) }]), [200, 200, true])
  assert.deepEqual(await statuses([{ access_type: 'anonymous', start: at(1) }]), [401, 401, false])
  assert.deepEqual(await statuses([{ access_type: 'anonymous', end: at(-1) }]), [401, 401, false])
})

test('An asset that is authenticated by its access mode needs a signature', async () => {
  const { public_id, secure_url, access_mode } = await put({ access_mode: 'authenticated' })
  assert.equal(access_mode, 'authenticated')
  assert.equal((await get(secure_url)).status, 401)
  assert.equal((await get(sdk.url(public_id, { format: 'jpg', sign_url: true }))).status, 200)
})

test('A restricted asset is laid over no other by who has shown no secret', async () => {
  const { public_id: secret } = await put({ public_id: unique('secret'), access_control: [{ access_type: 'token' }] })
  const { public_id } = await put({})
  const options = { format: 'png', transformation: [{ overlay: secret }] }
  assert.equal((await get(sdk.url(public_id, options))).status, 401)
  assert.equal((await get(sdk.url(public_id, { ...options, sign_url: true }))).status, 200)
})

test('What is no value of a parameter is refused in words that name it', async () => {
  const cases = [
    [{ raw_convert: 'illegal' }, /Raw convert is invalid/],
    [{ categorization: 'illegal' }, /is not valid/],
    [{ detection: 'illegal' }, /^Detection invalid model 'illegal'$/],
    [{ background_removal: 'illegal' }, /is invalid/],
    [{ ocr: 'illegal' }, /Ocr illegal is not valid/],
    [{ moderation: 'illegal' }, /^Moderation illegal moderation is not valid$/],
    [{ moderation: 'manual|webpurify' }, /^Moderation manual moderation is not valid/],
    [{ auto_tagging: 2 }, /auto_tagging/],
    [{ quality_override: '101' }, /^Invalid quality_override: 101$/],
    [{ custom_coordinates: '1,2,3' }, /^Invalid custom_coordinates: 1,2,3$/],
    [{ face_coordinates: '1,2,0,4' }, /^Invalid face_coordinates/],
    [{ access_control: [{ access_type: 'nobody' }] }, /^Invalid access_control/],
    [{ access_control: [{ access_type: 'anonymous', start: 'soon' }] }, /^Invalid access_control: start/],
    [{ access_mode: 'secret' }, /^Invalid access_mode: secret$/],
    [{ headers: ['no header'] }, /^Invalid headers/],
    [{ type: 'illegal' }, /^Invalid type illegal$/],
    [{ regions: { 'a b': [[1, 2], [3, 4]] } }, /^Invalid regions/],
    [{ regions: { a: [[1, 2]] } }, /^Invalid regions/],
    [{ tags: Array.from({ length: 90 }, (_, i) => `t${i}`) }, /^An asset can have at most 80 tags and context pairs/],
  ]
  for (const [options, message] of cases) {
    const error = await failure(put(options))
    assert.equal(error.http_code, 400, JSON.stringify([options, error]))
    assert.match(error.message, message)
  }
})

test('An engine that this server does not have is named as a missing subscription', async () => {
  for (const options of [{ categorization: 'google_video_tagging' }, { detection: 'captioning' }, { background_removal: 'pixelz' }, { raw_convert: 'aspose' }, { moderation: 'aws_rek|manual' }, { auto_transcription: true }]) {
    const error = await failure(put(options))
    assert.equal(error.http_code, 420, JSON.stringify([options, error]))
    assert.match(error.message, /^You don't have an active/)
  }
})

test('The kind is that of the content where it is left to it', async () => {
  const kinds = {
    image: ['a.bin', await picture()], raw: ['b.jpg', Buffer.from('plain text, whatever its name')],
  }
  for (const [kind, [name, bytes]] of Object.entries(kinds)) {
    assert.equal((await upload(name, bytes, { resource_type: 'auto' })).resource_type, kind)
  }
  assert.equal((await upload('c.jpg', await picture(), { resource_type: 'raw' })).resource_type, 'raw')
  const error = await failure(upload('d.jpg', await picture(), { resource_type: 'video' }))
  assert.deepEqual([error.http_code, error.message], [400, 'Unsupported video format or file'])
})

test('Only files that would be refused are converted where formats are allowed', async () => {
  const png = await media.flat(5, 5, '#ffffff').png().toBuffer()
  assert.equal((await upload('x.png', png, { allowed_formats: ['png'], format: 'jpg' })).format, 'png')
  assert.equal((await upload('x.png', png, { allowed_formats: ['jpg'], format: 'jpg' })).format, 'jpg')
  const error = await failure(upload('x.png', png, { allowed_formats: ['jpg'] }))
  assert.deepEqual([error.http_code, error.message], [400, 'Image file format png not allowed'])
})

test('A document that only a password opens is refused', async () => {
  const zeros = '0'.repeat(64)
  const text = media.pdf(1).toString('latin1')
    .replace('/Root 1 0 R', `/Root 1 0 R /ID[<${zeros.slice(32)}><${zeros.slice(32)}>]/Encrypt<</Filter/Standard/V 1/R 2/O<${zeros}>/U<${zeros}>/P -4>>`)
  const error = await failure(upload('locked.pdf', Buffer.from(text, 'latin1')))
  assert.deepEqual([error.http_code, error.message], [400, 'The PDF is protected by a password'])
})

test('A URL that is no http is refused', async () => {
  for (const file of ['ftp://user:pw@h.test/a.jpg', 's3://bucket/key', 'gs://bucket/key', 'file:///etc/passwd']) {
    const { status, body } = await post('/image/upload', { file })
    assert.deepEqual([status, body.error.message], [400, `Unsupported source URL: ${file}`])
  }
})

test('Public ids with percent signs, blanks and any script are kept as they are', async () => {
  const public_id = `%20Test Image_僅測試 ${unique('x')}`
  const { secure_url, public_id: stored } = await put({ public_id, type: 'authenticated' })
  assert.equal(stored, public_id)
  assert.equal((await get(secure_url)).status, 200)
  assert.match(secure_url, /\/s--[\w-]{8}--\//)
})

test('A delete token deletes its asset, once, and nothing else does without a credential', async () => {
  const { public_id, delete_token } = await put({ return_delete_token: true })
  const redeem = async (token) => getJson(`${api}/delete_by_token`, { method: 'POST', body: new URLSearchParams({ token }) })
  const wrong = await redeem(delete_token.replace(/.$/, (c) => (c === '0' ? '1' : '0')))
  assert.deepEqual([wrong.status, wrong.body.error.message], [400, 'Invalid token'])
  const { status, body, headers } = await redeem(delete_token)
  assert.deepEqual([status, body, headers.get('access-control-allow-origin')], [200, { result: 'ok' }, '*'])
  assert.equal((await failure(sdk.api.resource(public_id))).http_code, 404)
  assert.equal((await redeem(delete_token)).status, 400)
  assert.equal((await redeem('no token')).status, 400)
  assert.equal((await put({})).delete_token, undefined)
})

test('The signature of an answer is that of public id and version', async () => {
  const { public_id, version, signature } = await put({})
  assert.equal(signature, sdk.utils.api_sign_request({ public_id, version }, sdk.config().api_secret))
})
