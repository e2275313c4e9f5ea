import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, cloud, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const bytes = await media.jpeg(16, 12)
const add = (public_id, options = {}) => upload('x.jpg', bytes, { public_id, ...options })
const gone = async (public_id, options) => assert.equal((await failure(sdk.api.resource(public_id, options))).http_code, 404)
const call = (path, method, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { method, ...options, headers: { ...basic(), ...options.headers } })
const eager = [{ width: 5, crop: 'scale' }]

test('destroy says ok, then not found; by asset id too', async () => {
  const [one, two] = [unique('one'), unique('two')]
  await add(one)
  const { asset_id } = await add(two)
  assert.equal((await sdk.uploader.destroy(one, { invalidate: true })).result, 'ok')
  assert.equal((await sdk.uploader.destroy(one)).result, 'not found')
  const byId = () => call('asset/destroy', 'POST', { body: new URLSearchParams({ asset_id }) })
  assert.deepEqual([(await byId()).body, (await byId()).body], [{ result: 'ok' }, { result: 'not found' }])
  await gone(two)
})

test('Public ids are deleted as a list or as one, and what was not there is counted', async () => {
  const [one, two, three] = [unique('a'), unique('b'), unique('c')]
  for (const id of [one, two, three]) await add(id, { eager })
  const { deleted, deleted_counts, partial, next_cursor } = await sdk.api.delete_resources([one, two, 'never'])
  assert.deepEqual(deleted, { [one]: 'deleted', [two]: 'deleted', never: 'not_found' })
  assert.deepEqual(deleted_counts, { [one]: { original: 1, derived: 1 }, [two]: { original: 1, derived: 1 }, never: { original: 0, derived: 0 } })
  assert.deepEqual([partial, next_cursor], [false, undefined])
  assert.deepEqual((await sdk.api.delete_resources(three)).deleted, { [three]: 'deleted' })
  await gone(one)
  await gone(three)
})

test('A delivery type deletes its own', async () => {
  const id = unique('twin')
  await add(id)
  await add(id, { type: 'private' })
  assert.deepEqual((await sdk.api.delete_resources([id], { type: 'private' })).deleted, { [id]: 'deleted' })
  assert.equal((await sdk.api.resource(id)).type, 'upload')
  await gone(id, { type: 'private' })
})

test('By prefix go all whose id begins so', async () => {
  const prefix = unique('pre')
  for (const id of [`${prefix}/1`, `${prefix}/2`, `${prefix}x`]) await add(id)
  assert.deepEqual(Object.keys((await sdk.api.delete_resources_by_prefix(`${prefix}/`)).deleted), [`${prefix}/1`, `${prefix}/2`])
  assert.equal((await sdk.api.resource(`${prefix}x`)).public_id, `${prefix}x`)
  const list = await call('resources/image/upload', 'DELETE', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ prefix: [`${prefix}x`], invalidate: true }) })
  assert.deepEqual(list.body.deleted, { [`${prefix}x`]: 'deleted' })
})

test('By tag go those of the resource type, and no others', async () => {
  const tag = unique('tag')
  await add(unique('t'), { tags: tag })
  await add(unique('t'), { tags: tag, type: 'private' })
  const raw = await upload('r.bin', Buffer.from('raw'), { resource_type: 'raw', tags: tag })
  assert.equal(Object.keys((await sdk.api.delete_resources_by_tag(tag)).deleted).length, 2)
  assert.deepEqual((await sdk.api.resources_by_tag(tag)).resources, [])
  assert.equal((await sdk.api.resources_by_tag(tag, { resource_type: 'raw' })).resources.length, 1)
  assert.deepEqual((await sdk.api.delete_resources_by_tag(tag, { resource_type: 'raw' })).deleted, { [raw.public_id]: 'deleted' })
})

test('By asset ids the answer is by asset id', async () => {
  const { asset_id, public_id } = await add(unique('id'))
  const missing = '0'.repeat(32)
  const { deleted } = await sdk.api.delete_resources_by_asset_ids([asset_id, missing])
  assert.deepEqual(deleted, { [asset_id]: 'deleted', [missing]: 'not_found' })
  await gone(public_id)
})

test('All of a type go at once', async () => {
  const id = unique('all')
  await add(id, { type: 'authenticated' })
  const kept = await add(unique('kept'))
  assert.equal((await sdk.api.delete_all_resources({ type: 'authenticated' })).deleted[id], 'deleted')
  assert.deepEqual((await sdk.api.resources({ type: 'authenticated' })).resources, [])
  assert.equal((await sdk.api.resource(kept.public_id)).asset_id, kept.asset_id)
})

test('keep_original deletes what was derived, and it is made again when asked for', async () => {
  const id = unique('keep')
  await add(id, { eager })
  const { deleted, deleted_counts } = await sdk.api.delete_resources([id], { keep_original: true })
  assert.deepEqual([deleted, deleted_counts], [{ [id]: 'deleted' }, { [id]: { original: 0, derived: 1 } }])
  assert.deepEqual((await sdk.api.resource(id)).derived, [])
  assert.equal((await get(sdk.url(id, { width: 5, crop: 'scale', format: 'jpg' }))).status, 200)
})

test('A derived asset is deleted by its id', async () => {
  const id = unique('derived')
  await add(id, { eager })
  const [{ id: derivedId }] = (await sdk.api.resource(id)).derived
  assert.deepEqual((await sdk.api.delete_derived_resources([derivedId, 'f'.repeat(32)])).deleted, { [derivedId]: 'deleted', ['f'.repeat(32)]: 'not_found' })
  assert.deepEqual((await sdk.api.resource(id)).derived, [])
})

test('What was derived by transformations goes, in whatever order they are written; originals stay', async () => {
  const [one, two] = [unique('by'), unique('by')]
  const crop = { width: 6, crop: 'fill', height: 4 }
  for (const id of [one, two]) await add(id, { eager: [eager[0], crop] })
  const { deleted_counts } = await sdk.api.delete_derived_by_transformation([one], [crop, { width: 99, crop: 'scale' }])
  assert.deepEqual(deleted_counts[one], { original: 0, derived: 1 })
  assert.deepEqual((await sdk.api.resource(one)).derived.map(({ transformation }) => transformation), ['c_scale,w_5'])
  assert.equal((await sdk.api.resource(two)).derived.length, 2)
  const all = await call('resources/image/upload', 'DELETE', { body: new URLSearchParams({ 'public_ids[]': two, transformations: 'w_5,c_scale|h_4,w_6,c_fill', keep_original: 'false' }) })
  assert.deepEqual(all.body.deleted_counts[two], { original: 0, derived: 2 })
  assert.equal((await sdk.api.resource(two)).public_id, two)
})

test('Parameters of a deletion are read from the query, a form, multipart parts and JSON', async () => {
  const names = [unique('q'), unique('f'), unique('m'), unique('j')]
  for (const id of names) await add(id)
  const parts = new FormData()
  parts.append('public_ids[]', names[2])
  const calls = [
    call(`resources/image/upload?public_ids[]=${names[0]}`, 'DELETE'),
    call('resources/image/upload', 'DELETE', { body: new URLSearchParams({ 'public_ids[0]': names[1] }) }),
    call(`resources/image/upload?public_ids[]=${names[2]}`, 'DELETE', { body: parts }),
    call('resources/image/upload', 'DELETE', { headers: { 'content-type': 'application/json' }, body: JSON.stringify({ public_ids: names[3], keep_original: false, next_cursor: null }) }),
  ]
  for (const [i, { status, body }] of (await Promise.all(calls)).entries()) assert.deepEqual([status, body.deleted], [200, { [names[i]]: 'deleted' }])
})

test('A deletion that names nothing, too much or nonsense is refused', async () => {
  for (const [path, message] of [
    ['resources/image/upload', 'Missing required parameter - public_ids'],
    ['resources', 'Missing required parameter - asset_ids'],
    ['derived_resources', 'Missing required parameter - derived_resource_ids'],
    [`resources/image/upload?${Array.from({ length: 101 }, (_, i) => `public_ids[]=${i}`).join('&')}`, 'Too many public_ids: 101, at most 100'],
    ['resources/image/upload?prefix=no&next_cursor=1234567', 'Invalid next_cursor'],
  ]) {
    const { status, body } = await call(path, 'DELETE')
    assert.deepEqual([status, body.error?.message], [400, message], path)
  }
})
