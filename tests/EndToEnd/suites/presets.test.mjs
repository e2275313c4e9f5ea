import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { basic, cloud, failure, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const api = `${http}/v1_1/${cloud}/upload_presets`
const made = []

async function create(options = {}) {
  const { message, name } = await sdk.api.create_upload_preset(options)
  assert.equal(message, 'created')
  made.push(name)
  return name
}

/** As other SDKs send it. */
const call = (method, path, body, json = true) => getJson(`${api}${path}`, {
  method, headers: { ...basic(), ...(json && { 'content-type': 'application/json' }) }, body: json ? JSON.stringify(body) : body,
})

after(async () => { for (const name of made) await sdk.api.delete_upload_preset(name).catch(() => {}) })

test('Settings come back as they were meant: lists, objects, numbers and booleans', async () => {
  const name = await create({
    folder: 'folder', unsigned: true, live: true, disallow_public_id: true, tags: ['a', 'b', 'c'], context: { a: 'b', c: 'd' },
    transformation: [{ width: 100, crop: 'scale' }], allowed_formats: ['jpg', 'png'], eval: 'var x = 1', auto_tagging: 0.7, overwrite: false,
  })
  const { name: found, unsigned, settings } = await sdk.api.upload_preset(name)
  assert.deepEqual([found, unsigned], [name, true])
  assert.deepEqual(settings, {
    folder: 'folder', live: true, disallow_public_id: true, tags: ['a', 'b', 'c'], context: { a: 'b', c: 'd' },
    transformation: [{ width: 100, crop: 'scale' }], allowed_formats: ['jpg', 'png'], eval: 'var x = 1', auto_tagging: 0.7, overwrite: false,
  })
})

test('Settings hold what was sent and nothing else, after creating and after updating', async () => {
  const name = await create({ use_asset_folder_as_public_id_prefix: true })
  const expected = { use_asset_folder_as_public_id_prefix: true }
  assert.deepEqual((await sdk.api.upload_preset(name)).settings, expected)
  assert.equal((await sdk.api.update_upload_preset(name, { use_asset_folder_as_public_id_prefix: true })).message, 'updated')
  assert.deepEqual((await sdk.api.upload_preset(name)).settings, expected)
})

test('An update changes what it names; what it sends blank is taken out', async () => {
  const name = await create({ folder: 'folder', tags: 'x' })
  const { settings } = await sdk.api.upload_preset(name)
  await sdk.api.update_upload_preset(name, { ...settings, colors: true, unsigned: true, disallow_public_id: true })
  const updated = await sdk.api.upload_preset(name)
  assert.deepEqual([updated.unsigned, updated.settings], [true, { folder: 'folder', tags: ['x'], colors: true, disallow_public_id: true }])
  await call('PUT', `/${name}`, { tags: '' })
  assert.deepEqual((await sdk.api.upload_preset(name)).settings, { folder: 'folder', colors: true, disallow_public_id: true })
})

test('Presets are listed newest first, by name or by change, in pages without gap or repeat', async () => {
  const mark = unique('order')
  const names = []
  for (const end of ['b', 'c', 'a']) {
    names.push(await create({ name: `${mark}_${end}`, folder: 'folder' }))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const [b, c, a] = names
  assert.deepEqual((await sdk.api.upload_presets()).presets.slice(0, 3).map((preset) => preset.name), [a, c, b])
  const listed = async (query) => {
    const seen = []
    let next_cursor
    do {
      const { status, body } = await call('GET', `?${new URLSearchParams({ max_results: 2, ...query, ...(next_cursor && { next_cursor }) })}`, undefined, false)
      assert.equal(status, 200)
      seen.push(...body.presets.map((preset) => preset.name))
      ;({ next_cursor } = body)
    } while (next_cursor)
    assert.equal(new Set(seen).size, seen.length)
    return seen.filter((name) => name.startsWith(mark))
  }
  assert.deepEqual(await listed({ order_by: 'name' }), [a, b, c])
  assert.deepEqual(await listed({ order_by: 'name', direction: 'desc' }), [c, b, a])
  assert.deepEqual(await listed({ order_by: 'id', direction: 'asc' }), [b, c, a])
  await sdk.api.update_upload_preset(b, { folder: 'other' })
  assert.deepEqual(await listed({ order_by: 'updated_at' }), [b, a, c])
})

test('A cursor or an order that nobody knows is 400 or an empty page', async () => {
  for (const query of ['next_cursor=23452342', 'next_cursor=zz', 'order_by=size', 'direction=sideways']) {
    const { status, body } = await call('GET', `?${query}`, undefined, false)
    assert.ok(status === 400 || (status === 200 && Array.isArray(body.presets)), `${query}: ${status}`)
  }
})

test('A name is made where none is given, taken once, and found only while the preset is there', async () => {
  const name = await create()
  assert.match(name, /^[a-z0-9]{8}$/)
  assert.equal((await failure(sdk.api.create_upload_preset({ name }))).http_code, 409)
  assert.equal((await sdk.api.delete_upload_preset(name)).message, 'deleted')
  for (const promise of [sdk.api.upload_preset(name), sdk.api.update_upload_preset(name, { folder: 'x' }), sdk.api.delete_upload_preset(name)]) {
    const error = await failure(promise)
    assert.deepEqual([error.http_code, error.message], [404, `Can't find upload preset named ${name}`])
  }
})

test('Settings that no upload could follow are refused as an upload refuses them', async () => {
  const cases = [
    [{ moderation: 'illegal' }, 'Moderation illegal moderation is not valid'],
    [{ detection: 'illegal' }, "Detection invalid model 'illegal'"],
    [{ custom_coordinates: '1,2' }, 'Invalid custom_coordinates: 1,2'],
    [{ quality_override: 'much' }, 'Invalid quality_override: much'],
  ]
  for (const [options, message] of cases) {
    const error = await failure(sdk.api.create_upload_preset(options))
    assert.deepEqual([error.http_code, error.message], [400, message])
  }
  const { status, body } = await call('POST', '', { overwrite: 'perhaps' })
  assert.deepEqual([status, body.error.message], [400, 'Invalid boolean value for overwrite: perhaps'])
  const large = await call('POST', '', { eval: 'x'.repeat(40_000) })
  assert.deepEqual([large.status, /too large/.test(large.body.error.message)], [400, true])
})

test('Forms with signature fields make the same preset as JSON', async () => {
  const name = unique('form')
  const form = new FormData()
  for (const [key, value] of Object.entries({ name, unsigned: 'true', tags: 'a,b', colors: 'false', live: 'false', timestamp: '1', signature: 'x', api_key: 'y' })) form.append(key, value)
  assert.equal((await call('POST', '', form, false)).status, 200)
  made.push(name)
  assert.deepEqual((await sdk.api.upload_preset(name)).settings, { tags: ['a', 'b'], colors: false, live: false })
})

test('A signed upload has the last word over its preset; tags and context are those of both', async () => {
  const name = await create({ folder: 'from_preset', type: 'private', tags: 'a', context: { k: 'preset', own: '1' } })
  const bytes = await media.jpeg(10, 10)
  const { public_id, type, tags, context } = await upload('x.jpg', bytes, { upload_preset: name, folder: 'from_call', tags: 'b', context: { k: 'call' } })
  assert.match(public_id, /^from_call\//)
  assert.deepEqual([type, tags, context.custom], ['private', ['a', 'b'], { k: 'call', own: '1' }])
})

test('A preset that is not there is named', async () => {
  const error = await failure(upload('x.jpg', await media.jpeg(10, 10), { upload_preset: 'nothing_here' }))
  assert.deepEqual([error.http_code, error.message], [400, 'Upload preset not found'])
})
