import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, cloud, failure, get, getJson, http, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const bytes = await media.jpeg(33, 22)

test('A rename answers what the asset is now, tags always, context when asked', async () => {
  const [from, to] = [unique('from'), unique('to/in a folder')]
  const before = await upload('r.jpg', bytes, { public_id: from, tags: ['t'], context: { alt: 'x' } })
  const plain = await sdk.uploader.rename(from, to)
  assert.deepEqual(
    [plain.asset_id, plain.public_id, plain.type, plain.resource_type, plain.format, plain.bytes, plain.tags, plain.context],
    [before.asset_id, to, 'upload', 'image', 'jpg', bytes.length, ['t'], undefined])
  assert.equal(plain.asset_folder, '')
  assert.equal(md5((await get(plain.secure_url)).bytes), md5(bytes))
  assert.equal((await get(before.secure_url)).status, 404)
  const full = await sdk.uploader.rename(to, from, { context: true, metadata: true })
  assert.deepEqual(full.context, { custom: { alt: 'x' } })
  assert.equal(typeof full.metadata, 'object')
})

test('A rename changes the delivery type', async () => {
  const id = unique('typed')
  await upload('t.jpg', bytes, { public_id: id })
  const renamed = await sdk.uploader.rename(id, id, { to_type: 'private' })
  assert.equal(renamed.type, 'private')
  assert.equal((await failure(sdk.api.resource(id))).http_code, 404)
  assert.equal((await sdk.uploader.rename(id, `${id}x`, { type: 'private', to_type: 'upload', invalidate: true })).public_id, `${id}x`)
})

test('A taken name is 400 in the words of the wire, and with overwrite the other asset goes', async () => {
  const [from, to] = [unique('one'), unique('other')]
  const winner = await upload('1.jpg', bytes, { public_id: from })
  const loser = await upload('2.jpg', await media.jpeg(44, 44), { public_id: to })
  const error = await failure(sdk.uploader.rename(from, to))
  assert.deepEqual([error.http_code, error.message], [400, `to_public_id (${to}) already exists`])
  assert.deepEqual([(await sdk.api.resource(from)).asset_id, (await sdk.api.resource(to)).asset_id], [winner.asset_id, loser.asset_id])
  assert.equal((await sdk.uploader.rename(from, to, { overwrite: true })).asset_id, winner.asset_id)
  assert.equal((await failure(sdk.api.resource_by_asset_id(loser.asset_id))).http_code, 404)
  assert.equal(md5((await get(sdk.url(to, { format: 'jpg' }))).bytes), md5(bytes))
})

test('What cannot be renamed is refused by its reason', async () => {
  const missing = await failure(sdk.uploader.rename('no-such', 'x'))
  assert.deepEqual([missing.http_code, missing.message], [404, 'Resource not found - no-such'])
  const call = (fields) => getJson(`${http}/v1_1/${cloud}/image/rename`, { method: 'POST', headers: basic(), body: new URLSearchParams(fields) })
  assert.equal((await call({ from_public_id: 'a' })).body.error.message, 'Missing required parameter - to_public_id')
  assert.equal((await call({ to_public_id: 'a' })).body.error.message, 'Missing required parameter - from_public_id')
  assert.deepEqual([(await call({ from_public_id: 'a', to_public_id: 'b', to_type: 'nonsense' })).status], [400])
})

test('Of fifty who change one asset at once none is lost', async (t) => {
  const id = unique('busy')
  await upload('b.jpg', bytes, { public_id: id })
  const started = Date.now()
  const writers = [
    ...Array.from({ length: 20 }, (_, i) => sdk.uploader.add_tag(`tag${i}`, [id])),
    ...Array.from({ length: 20 }, (_, i) => sdk.uploader.add_context(`key${i}=value${i}`, [id])),
    ...Array.from({ length: 10 }, (_, i) => sdk.api.update(id, { display_name: `name${i}` })),
  ]
  const settled = await Promise.allSettled(writers)
  assert.deepEqual(settled.filter(({ status }) => status === 'rejected').map(({ reason }) => reason), [])
  const asset = await sdk.api.resource(id)
  assert.deepEqual(asset.tags.sort(), Array.from({ length: 20 }, (_, i) => `tag${i}`).sort())
  assert.deepEqual(asset.context.custom, Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`key${i}`, `value${i}`])))
  assert.match(asset.display_name, /^name\d$/)
  for (const i of [0, 19]) {
    assert.equal((await sdk.api.resources_by_tag(`tag${i}`, { max_results: 500 })).resources.filter(({ public_id }) => public_id === id).length, 1)
    assert.equal((await sdk.api.resources_by_context(`key${i}`, `value${i}`)).resources.length, 1)
  }
  t.diagnostic(`${writers.length} writers, 0 lost, ${Date.now() - started} ms`)
})
