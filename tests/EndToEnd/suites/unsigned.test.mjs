import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { basic, cloud, failure, file, getJson, http, sdk, unique } from './support/app.mjs'
import * as media from './support/media.mjs'

const api = `${http}/v1_1/${cloud}`
const allowed = 'upload_preset,callback,public_id,folder,asset_folder,tags,context,metadata,face_coordinates,custom_coordinates,source,filename_override,manifest_transformation,manifest_json,template,template_vars,regions,public_id_prefix'
const presets = {}
let bytes

before(async () => {
  bytes = await media.jpeg(30, 20)
  const settings = {
    open: { unsigned: true, folder: 'upload_folder', tags: ['from_preset'] },
    plain: { unsigned: true },
    signed: { folder: 'x' },
    strict: { unsigned: true, disallow_public_id: true },
    token: { unsigned: true, return_delete_token: true },
    full: { unsigned: true, type: 'private', context: { k: 'preset' }, overwrite: true, moderation: 'manual' },
  }
  for (const [name, options] of Object.entries(settings)) presets[name] = (await sdk.api.create_upload_preset(options)).name
})

after(async () => { for (const name of Object.values(presets)) await sdk.api.delete_upload_preset(name).catch(() => {}) })

const unsigned = (preset, options = {}) => sdk.uploader.unsigned_upload(file(`${unique('u')}.jpg`, bytes), presets[preset] ?? preset, options)

async function post(fields, headers = {}) {
  const form = new FormData()
  form.append('file', new Blob([bytes]), 'x.jpg')
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return getJson(`${api}/image/upload`, { method: 'POST', body: form, headers })
}

test('Who signs nothing uploads by a preset that allows it', async () => {
  const { public_id, tags, api_key, signature, version } = await unsigned('open', { tags: ['mine'] })
  assert.match(public_id, /^upload_folder\/[a-z0-9]+$/)
  assert.deepEqual([tags, api_key], [['from_preset', 'mine'], undefined])
  assert.equal(signature, sdk.utils.api_sign_request({ public_id, version }, sdk.config().api_secret))
})

test('A preset is needed, it must be there, and it must allow uploads that are not signed', async () => {
  const none = await post({})
  assert.deepEqual([none.status, none.body.error.message], [400, 'Upload preset must be specified when using unsigned upload'])
  for (const [preset, message] of [['nothing', 'Upload preset not found'], ['signed', 'Upload preset must be whitelisted for unsigned uploads']]) {
    const error = await failure(unsigned(preset))
    assert.deepEqual([error.http_code, error.message], [400, message])
  }
})

test('Parameters that are not for everybody are refused, each by its name', async () => {
  const refusal = (name) => `${name} parameter is not allowed when using unsigned upload. Only ${allowed} upload parameters are allowed.`
  for (const [fields, names] of [[{ overwrite: 'true' }, ['Overwrite']], [{ access_mode: 'public' }, ['Access mode']], [{ type: 'private', eager: 'w_1' }, ['Eager', 'Type']]]) {
    const { status, body } = await post({ upload_preset: presets.plain, ...fields })
    assert.deepEqual([status, body.error.message], [400, names.map(refusal).join(', ')])
  }
})

test('A timestamp, a mark and even credentials leave an unsigned upload what it is', async () => {
  const stamped = await post({ upload_preset: presets.plain, timestamp: '1' })
  const marked = await post({ upload_preset: presets.plain, unsigned: 'true' }, basic())
  assert.deepEqual([stamped.status, marked.status], [200, 200])
  assert.equal((await post({ upload_preset: presets.plain, unsigned: 'true', overwrite: 'true' }, basic())).status, 400)
})

test('The preset has the last word, and nothing is ever overwritten', async () => {
  const public_id = unique('taken')
  const first = await unsigned('full', { public_id, context: { k: 'call', own: '1' } })
  assert.deepEqual([first.type, first.context.custom, first.moderation[0].status], ['private', { k: 'preset', own: '1' }, 'pending'])
  const second = await unsigned('full', { public_id })
  assert.deepEqual([second.existing, second.version], [true, first.version])
})

test('A preset can keep the public id to itself', async () => {
  const error = await failure(unsigned('strict', { public_id: 'mine' }))
  assert.deepEqual([error.http_code, error.message], [400, 'Public id parameter is not allowed when using this upload preset'])
  assert.equal((await unsigned('strict')).type, 'upload')
})

test('A page takes back what it uploaded by the token it got, and nothing that was there before', async () => {
  const public_id = unique('page')
  const { delete_token } = await unsigned('token', { public_id })
  assert.equal((await unsigned('token', { public_id })).delete_token, undefined)
  const form = new FormData()
  form.append('token', delete_token)
  const { body } = await getJson(`${api}/delete_by_token`, { method: 'POST', body: form, headers: { 'x-requested-with': 'XMLHttpRequest' } })
  assert.deepEqual(body, { result: 'ok' })
  assert.equal((await failure(sdk.api.resource(public_id))).http_code, 404)
})

test('Pages of other origins may upload and take back', async () => {
  for (const path of ['/image/upload', '/delete_by_token']) {
    const response = await fetch(`${api}${path}`, { method: 'OPTIONS', headers: { origin: 'https://page.test', 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-requested-with' } })
    assert.deepEqual([response.status, response.headers.get('access-control-allow-origin')], [200, '*'])
    assert.match(response.headers.get('access-control-allow-headers'), /X-Requested-With/)
  }
})

test('A stream is uploaded unsigned too', async () => {
  const result = await new Promise((resolve, reject) => {
    sdk.uploader.unsigned_upload_stream(presets.plain, { public_id: unique('stream') }, (error, done) => (error ? reject(error) : resolve(done))).end(bytes)
  })
  assert.equal(result.width, 30)
})
