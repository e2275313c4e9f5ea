import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const bytes = await media.jpeg(12, 12)
const name = unique('related')
const assets = []

before(async () => {
  for (let i = 0; i < 3; i++) assets.push(await upload(`${i}.jpg`, bytes, { public_id: `${name}/${i}` }))
})

const path = (i) => `image/upload/${name}/${i}`
const relatedOf = async (i) => (await sdk.api.resource(`${name}/${i}`, { related: true })).related_assets.map(({ public_id }) => public_id)
const codes = (entries) => entries.map(({ asset, code, status }) => [asset, code, status])

test('Relations are added by public id, once, and have no direction', async () => {
  const added = await sdk.api.add_related_assets(`${name}/0`, [path(1), path(2)])
  assert.deepEqual(codes(added.success), [[path(1), 'success_ids', 200], [path(2), 'success_ids', 200]])
  assert.deepEqual(added.failed, [])
  assert.deepEqual(codes((await sdk.api.add_related_assets(`${name}/0`, path(1))).success), [[path(1), 'already_exists_ids', 200]])
  assert.deepEqual((await relatedOf(0)).sort(), [`${name}/1`, `${name}/2`])
  assert.deepEqual(await relatedOf(1), [`${name}/0`])
})

test('What cannot be related is told with its reason', async () => {
  const { success, failed } = await sdk.api.add_related_assets(`${name}/0`, [path(0), 'image/upload/no-such', 'nonsense'])
  assert.deepEqual(success, [])
  assert.deepEqual(codes(failed), [[path(0), 'invalid_relate_to_self_id', 400], ['image/upload/no-such', 'non_existing_ids', 404], ['nonsense', 'invalid_ids', 400]])
})

test('Relations end by public id', async () => {
  assert.deepEqual(codes((await sdk.api.delete_related_assets(`${name}/1`, [path(0)])).success), [[path(0), 'success_ids', 200]])
  assert.deepEqual(codes((await sdk.api.delete_related_assets(`${name}/1`, [path(0)])).failed), [[path(0), 'relation_does_not_exist_ids', 404]])
  assert.deepEqual(await relatedOf(0), [`${name}/2`])
})

test('Relations are added and ended by asset ids', async () => {
  const [one, two] = [assets[1].asset_id, assets[2].asset_id]
  assert.deepEqual(codes((await sdk.api.add_related_assets_by_asset_id(one, [two])).success), [[two, 'success_ids', 200]])
  assert.deepEqual(await relatedOf(1), [`${name}/2`])
  const { success, deleted } = await sdk.api.delete_related_assets_by_asset_id(one, [two])
  assert.deepEqual([codes(success), deleted[0].asset_id], [[[two, 'success_ids', 200]], two])
  assert.deepEqual(await relatedOf(1), [])
})

test('Relating is refused for an unknown asset, for nothing and for more than ten', async () => {
  assert.equal((await failure(sdk.api.add_related_assets('no-such', [path(0)]))).http_code, 404)
  const call = (assets_to_relate) => getJson(`${http}/v1_1/${cloud}/resources/related_assets/${path(0)}`, {
    method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ assets_to_relate }),
  })
  const [none, many] = [await call([]), await call(Array.from({ length: 11 }, (_, i) => `image/upload/${i}`))]
  assert.deepEqual([none.status, none.body.error.message], [400, 'Missing required parameter - assets_to_relate'])
  assert.deepEqual([many.status, many.body.error.message], [400, '1 to 10 assets can be related at once, not 11'])
})

test('Restricted assets are published by ids, by prefix and by tag', async () => {
  const tag = unique('publish')
  const publish = async (type, call) => {
    const id = unique(`pub_${type}`)
    await upload('p.jpg', bytes, { public_id: id, type, tags: tag })
    const { published, failed } = await call(id)
    assert.deepEqual([published.map(({ public_id, type: now }) => [public_id, now]), failed], [[[id, 'upload']], []])
    assert.match(published[0].url, /\/upload\//)
    assert.equal((await get(sdk.url(id, { format: 'jpg' }))).status, 200)
  }
  await publish('authenticated', (id) => sdk.api.publish_by_ids([id], { type: 'authenticated' }))
  await publish('private', (id) => sdk.api.publish_by_prefix(id.slice(0, -1)))
  await publish('authenticated', () => sdk.api.publish_by_tag(tag))
})

test('The access mode changes by ids, by prefix and by tag', async () => {
  const tag = unique('mode')
  for (const change of [
    (id) => sdk.api.update_resources_access_mode_by_ids('public', [id]),
    (id) => sdk.api.update_resources_access_mode_by_prefix('public', id.slice(0, -2)),
    () => sdk.api.update_resources_access_mode_by_tag('public', tag),
  ]) {
    const id = unique('moded')
    const { access_mode } = await upload('a.jpg', bytes, { public_id: id, access_mode: 'authenticated', tags: tag })
    assert.equal(access_mode, 'authenticated')
    assert.notEqual((await get(sdk.url(id, { format: 'jpg' }))).status, 200)
    const { updated, failed } = await change(id)
    assert.deepEqual([updated.map(({ public_id, access_mode: now }) => [public_id, now]), failed], [[[id, 'public']], []])
    assert.equal((await get(sdk.url(id, { format: 'jpg' }))).status, 200)
    await sdk.uploader.destroy(id)
  }
  const error = await failure(sdk.api.update_resources_access_mode_by_ids('secret', ['x']))
  assert.deepEqual([error.http_code, error.message], [400, 'Invalid value for parameter access_mode: secret'])
})

test('Publishing passes over other types, and over taken names unless it may overwrite', async () => {
  const id = unique('taken')
  await upload('t.jpg', bytes, { public_id: id })
  await upload('t.jpg', await media.jpeg(33, 33), { public_id: id, type: 'private' })
  assert.deepEqual((await sdk.api.publish_by_ids([id], { type: 'authenticated' })).published, [])
  const refused = await sdk.api.publish_by_ids([id])
  assert.deepEqual([refused.published, refused.failed], [[], [{ public_id: id, message: `to_public_id (${id}) already exists` }]])
  assert.equal((await sdk.api.publish_by_ids([id], { overwrite: true })).published[0].width, 33)
})
