import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, cloud, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const api = `${http}/v1_1/${cloud}`
const put = async (options = {}) => upload('u.jpg', await media.jpeg(60, 40), { public_id: unique('update'), ...options })

test('A person approves or rejects what waited', async () => {
  const { public_id } = await put({ moderation: 'manual' })
  for (const moderation_status of ['approved', 'rejected']) {
    const updated = await sdk.api.update(public_id, { moderation_status })
    assert.deepEqual([updated.moderation.length, updated.moderation[0].kind, updated.moderation[0].status], [1, 'manual', moderation_status])
    assert.ok(Date.parse(updated.moderation[0].updated_at) > Date.now() - 60_000)
    assert.equal((await sdk.api.resource(public_id)).moderation_status, moderation_status)
  }
  const error = await failure(sdk.api.update(public_id, { moderation_status: 'maybe' }))
  assert.equal(error.http_code, 400)
  assert.match(error.message, /^Invalid moderation_status: maybe/)
})

test('A value that no engine knows is illegal, an engine that is not here is a missing subscription', async () => {
  const { public_id } = await put()
  for (const name of ['ocr', 'raw_convert', 'categorization', 'detection', 'background_removal']) {
    const error = await failure(sdk.api.update(public_id, { [name]: 'illegal' }))
    assert.deepEqual([error.http_code, error.message], [400, `Illegal value for ${name}: illegal`])
  }
  const error = await failure(sdk.api.update(public_id, { background_removal: 'pixelz' }))
  assert.equal(error.http_code, 420)
  assert.match(error.message, /^You don't have an active/)
})

test('Access rules are replaced, told in UTC and heeded at once', async () => {
  const { public_id, secure_url } = await put()
  assert.equal((await get(secure_url)).status, 200)
  const start = new Date(Date.UTC(2019, 1, 22, 16, 20, 57))
  const { access_control, last_updated } = await sdk.api.update(public_id, { access_control: [{ access_type: 'anonymous', start, end: '2019-03-22 00:00 +0200' }] })
  assert.deepEqual(access_control, [{ access_type: 'anonymous', start: '2019-02-22T16:20:57Z', end: '2019-03-21T22:00:00Z' }])
  assert.ok(last_updated.access_control_updated_at)
  assert.equal((await get(secure_url)).status, 401)
  assert.equal((await sdk.api.update(public_id, { access_control: [] })).access_control, undefined)
  assert.equal((await get(secure_url)).status, 200)
})

test('Tags, context, coordinates, regions, headers and quality are replaced; what is not named stays', async () => {
  const { public_id } = await put({ tags: 'a,b', context: { k: 'v' }, face_coordinates: '1,2,3,4' })
  await sdk.api.update(public_id, { tags: ['c'], face_coordinates: [[10, 10, 100, 100]], custom_coordinates: [1, 2, 30, 20], quality_override: 'auto:best', headers: { Link: '<x>' }, regions: { face: [[1, 1], [9, 9]] } })
  const details = await sdk.api.resource(public_id, { faces: true, coordinates: true })
  assert.deepEqual(
    [details.tags, details.context.custom, details.faces, details.coordinates, details.regions],
    [['c'], { k: 'v' }, [[10, 10, 100, 100]], { custom: [[1, 2, 30, 20]], faces: [[10, 10, 100, 100]] }, { face: [[1, 1], [9, 9]] }])
  const cleared = await sdk.api.update(public_id, { tags: '', context: '' })
  assert.deepEqual([cleared.tags ?? [], cleared.context], [[], undefined])
})

test('Folder and display name are changed, and made unique where that is asked for', async () => {
  const folder = unique('shelf')
  const [one, two] = [await put({ asset_folder: folder, display_name: 'Cat' }), await put()]
  const moved = await sdk.api.update(two.public_id, { asset_folder: folder, display_name: 'Cat', unique_display_name: true })
  assert.equal(moved.asset_folder, folder)
  assert.match(moved.display_name, /^Cat_[a-z0-9]{6}$/)
  const same = await sdk.api.update(one.public_id, { display_name: 'Cat', unique_display_name: true })
  assert.equal(same.display_name, 'Cat')
  const error = await failure(sdk.api.update(one.public_id, { display_name: 'a/b' }))
  assert.deepEqual([error.http_code, error.message], [400, 'display_name cannot include forward slashes'])
})

test('An asset is updated by its asset id too', async () => {
  const { asset_id, public_id } = await put()
  const { status, body } = await getJson(`${api}/resources/${asset_id}`, {
    method: 'PUT', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ tags: ['x', 'y'], access_control: [{ access_type: 'token' }] }),
  })
  assert.equal(status, 200)
  assert.deepEqual([body.public_id, body.tags, body.access_control], [public_id, ['x', 'y'], [{ access_type: 'token' }]])
})

test('What is not there cannot be updated', async () => {
  const error = await failure(sdk.api.update('nothing_here', { tags: 'a' }))
  assert.deepEqual([error.http_code, error.message], [404, 'Resource not found - nothing_here'])
  const { status } = await getJson(`${api}/resources/${'0'.repeat(32)}`, { method: 'PUT', headers: basic() })
  assert.equal(status, 404)
})

test('Details tell when each thing was last changed', async () => {
  const { public_id } = await put({ tags: 'a' })
  const keys = async () => Object.keys((await sdk.api.resource(public_id)).last_updated).sort()
  assert.deepEqual(await keys(), ['updated_at'])
  await sdk.api.update(public_id, { tags: 'b', context: { a: 'b' } })
  assert.deepEqual(await keys(), ['context_updated_at', 'tags_updated_at', 'updated_at'])
})

test('Values that make no sense are refused and change nothing', async () => {
  const { public_id } = await put({ tags: 'kept' })
  for (const options of [{ face_coordinates: 'x' }, { custom_coordinates: '1,2,3,4|1,2,3,4' }, { quality_override: '0' }, { access_control: [{ access_type: 'x' }] }, { headers: ['x'] }, { auto_tagging: 'x' }, { tags: 'x'.repeat(300) }]) {
    assert.equal((await failure(sdk.api.update(public_id, { tags: 'lost', ...options }))).http_code, 400, JSON.stringify(options))
  }
  assert.deepEqual((await sdk.api.resource(public_id)).tags, ['kept'])
})
