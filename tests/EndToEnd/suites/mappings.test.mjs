import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { basic, cloud, delivery, failure, get, getJson, http, md5, originPort, sdk, unique } from './support/app.mjs'
import * as media from './support/media.mjs'
import { bytes, serve } from './support/origin.mjs'

const call = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { headers: basic(), ...options })
const [folder, picture] = [unique('mapped'), await media.jpeg(64, 48, 3)]
let origin

before(async () => {
  origin = await serve(originPort, {
    '/files/sub/cat.jpg': bytes(picture, 'image/jpeg'),
    '/files/a%20b.jpg': bytes(picture, 'image/jpeg'),
    '/files/notes.txt': bytes(Buffer.from('hello'), 'text/plain'),
    '/secret.jpg': bytes(picture, 'image/jpeg'),
    '/deeper/dog.jpg': bytes(picture, 'image/jpeg'),
  })
  await sdk.api.create_upload_mapping(folder, { template: `${origin.base}/files/` })
  await sdk.api.create_upload_mapping(`${folder}/deep`, { template: `${origin.base}/deeper/` })
})

after(() => origin.close())

test('An upload mapping is created, read, changed and deleted', async () => {
  const name = unique('map')
  const created = await sdk.api.create_upload_mapping(name, { template: 'http://upload.example.com/one' })
  assert.deepEqual([created.message, created.folder], ['created', name])
  assert.match(created.external_id, /^[0-9a-f]{32}$/)
  const read = await sdk.api.upload_mapping(name)
  assert.deepEqual([read.folder, read.template, read.external_id], [name, 'http://upload.example.com/one', created.external_id])
  assert.equal((await sdk.api.update_upload_mapping(name, { template: 'https://upload.example.com/two' })).message, 'updated')
  assert.equal((await sdk.api.upload_mapping(name)).template, 'https://upload.example.com/two')
  assert.equal((await sdk.api.delete_upload_mapping(name)).message, 'deleted')
  const error = await failure(sdk.api.upload_mapping(name))
  assert.deepEqual([error.http_code, error.message], [404, `Can't find upload mapping for folder ${name}`])
})

test('Mappings are listed in pages, and by a part of the template', async () => {
  const [suffix, names] = [unique('suffix'), [unique('p1'), unique('p2')]]
  for (const name of names) await sdk.api.create_upload_mapping(name, { template: `http://upload.example.com/${suffix}` })
  const seen = []
  let next_cursor
  do {
    const page = await sdk.api.upload_mappings({ max_results: 1, ...(next_cursor && { next_cursor }) })
    assert.equal(page.mappings.length, 1)
    seen.push(page.mappings[0].folder)
    ;({ next_cursor } = page)
  } while (next_cursor)
  assert.ok(names.every((name) => seen.includes(name)))
  assert.equal(new Set(seen).size, seen.length)
  const first = (await call(`upload_mappings?max_results=1&template=${suffix}`)).body
  const second = (await call(`upload_mappings?max_results=1&template=${suffix}&next_cursor=${first.next_cursor}`)).body
  assert.deepEqual([...first.mappings, ...second.mappings].map((mapping) => mapping.folder), [...names].sort())
  for (const name of names) await sdk.api.delete_upload_mapping(name)
})

test('A folder that is mapped already, no address and unknown folders are refused', async () => {
  const taken = await failure(sdk.api.create_upload_mapping(folder, { template: 'http://upload.example.com' }))
  assert.deepEqual([taken.http_code, taken.message], [409, `Upload mapping for folder ${folder} already exists`])
  const missing = await failure(sdk.api.create_upload_mapping(unique('m')))
  assert.deepEqual([missing.http_code, missing.message], [400, 'Missing required parameter - template'])
  for (const template of ['nothing', 'file:///etc/passwd', 'ftp://upload.example.com/', 'http://', 'x'.repeat(2000)]) {
    assert.equal((await failure(sdk.api.create_upload_mapping(unique('m'), { template }))).http_code, 400, template)
  }
  for (const attempt of [sdk.api.update_upload_mapping('no', { template: 'http://upload.example.com' }), sdk.api.delete_upload_mapping('no'), sdk.api.upload_mapping('../..')]) {
    assert.equal((await failure(attempt)).http_code, 404)
  }
})

test('Parameters travel as JSON bodies, forms and multipart alike', async () => {
  const name = unique('json')
  const body = JSON.stringify({ folder: name, template: 'http://upload.example.com' })
  const headers = { ...basic(), 'content-type': 'application/json' }
  assert.equal((await call('upload_mappings', { method: 'POST', headers, body })).body.message, 'created')
  const form = new FormData()
  form.append('folder', name)
  form.append('template', 'http://upload.example.com/new')
  assert.equal((await call('upload_mappings', { method: 'PUT', body: form })).body.message, 'updated')
  assert.equal((await call('upload_mappings', { method: 'DELETE', headers, body: JSON.stringify({ folder: name }) })).body.message, 'deleted')
})

test('What is asked for in a mapped folder is taken from the other server once and is an upload from then on', async () => {
  const url = delivery(`${folder}/sub/cat.jpg`)
  const [first, second] = await Promise.all([get(url), get(url)])
  assert.deepEqual([first.status, md5(first.bytes), second.status], [200, md5(picture), 200])
  assert.equal((await get(delivery(`w_20/${folder}/sub/cat.jpg`))).status, 200)
  assert.equal(origin.seen.filter((path) => path === '/files/sub/cat.jpg').length, 1)
  const asset = await sdk.api.resource(`${folder}/sub/cat`)
  assert.deepEqual([asset.type, asset.format, asset.width, asset.asset_folder], ['upload', 'jpg', 64, `${folder}/sub`])
})

test('The first request may ask for a transformation', async () => {
  const answer = await get(delivery(`c_scale,w_32/${folder}/a%20b.jpg`))
  assert.deepEqual([answer.status, answer.headers.get('content-type')], [200, 'image/jpeg'])
  assert.equal((await sdk.api.resource(`${folder}/a b`)).width, 64)
})

test('Raw files keep their extension in the public id', async () => {
  const answer = await get(delivery(`${folder}/notes.txt`, 'raw/upload'))
  assert.deepEqual([answer.status, answer.bytes.toString()], [200, 'hello'])
  assert.equal((await sdk.api.resource(`${folder}/notes.txt`, { resource_type: 'raw' })).bytes, 5)
})

test('The longest mapped folder counts', async () => {
  assert.equal((await get(delivery(`${folder}/deep/dog.jpg`))).status, 200)
  assert.ok(origin.seen.includes('/deeper/dog.jpg'))
})

test('What the other server does not have is 404 here, and nothing says where it was looked for', async () => {
  const answer = await get(delivery(`${folder}/none.jpg`))
  assert.equal(answer.status, 404)
  assert.equal(answer.headers.get('x-cld-error'), `Resource not found - ${folder}/none`)
  assert.equal((await get(delivery(`${unique('unmapped')}/sub/cat.jpg`))).status, 404)
})

test('No path leads out of the template', async () => {
  for (const path of [`${folder}/../secret.jpg`, `${folder}/%2e%2e/secret.jpg`, `${folder}%2F..%2Fsecret.jpg`, `${folder}/%252e%252e/secret.jpg`, `${folder}/..%5Csecret.jpg`]) {
    assert.ok([400, 404].includes((await get(delivery(path))).status), path)
  }
  assert.equal(origin.seen.includes('/secret.jpg'), false)
})

test('A mapping that is deleted takes nothing more; what it brought stays', async () => {
  const name = unique('short')
  await sdk.api.create_upload_mapping(name, { template: `${origin.base}/files` })
  assert.equal((await get(delivery(`${name}/sub/cat.jpg`))).status, 200)
  await sdk.api.delete_upload_mapping(name)
  assert.equal((await get(delivery(`${name}/a%20b.jpg`))).status, 404)
  assert.equal((await get(delivery(`${name}/sub/cat.jpg`))).status, 200)
})
