import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiKey, apiSecret, basic, cloud, failure, get, getJson, http, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const [small, large] = [await media.jpeg(8, 6, 1), await media.jpeg(80, 60, 2)]
const add = (public_id, bytes, options = {}) => upload('b.jpg', bytes, { public_id, backup: true, ...options })
const versionsOf = async (public_id) => (await sdk.api.resource(public_id, { versions: true })).versions
const download = (asset_id, version_id) => sdk.utils.download_backedup_asset(asset_id, version_id).replace(/^https:\/\/[^/]+/, http)

test('Versions are told oldest first, and only when asked for', async () => {
  const id = unique('versions')
  const first = await add(id, small)
  const second = await add(id, large)
  const versions = await versionsOf(id)
  assert.deepEqual(versions.map(({ version_id }) => version_id), [first.version_id, second.version_id])
  assert.deepEqual([versions[0].version, versions[0].size, versions[0].format, versions[0].restorable], [String(first.version), small.length, 'jpg', true])
  assert.ok(Date.parse(versions[0].time) > 0)
  assert.equal((await sdk.api.resource(id, { versions: false })).versions, undefined)
})

test('A backed-up asset that is deleted leaves a placeholder for details and nothing for listings', async () => {
  const id = unique('placeholder')
  const { asset_id, secure_url } = await add(id, small)
  assert.equal((await sdk.api.delete_resources(id)).deleted[id], 'deleted')
  for (const details of [await sdk.api.resource(id), await sdk.api.resource_by_asset_id(asset_id)]) {
    assert.deepEqual([details.public_id, details.bytes, details.placeholder], [id, 0, true])
  }
  assert.deepEqual((await sdk.api.resources({ type: 'upload', prefix: id })).resources, [])
  assert.deepEqual((await sdk.api.resources_by_ids([id])).resources, [])
  assert.equal((await get(secure_url)).status, 404)
  assert.equal((await sdk.uploader.destroy(id)).result, 'not found')
})

test('Without a backup nothing is left, and restoring says so', async () => {
  const id = unique('lost')
  await upload('n.jpg', small, { public_id: id })
  await sdk.uploader.destroy(id)
  assert.equal((await failure(sdk.api.resource(id))).http_code, 404)
  assert.deepEqual((await sdk.api.restore([id, 'never']))[id], { error: 'no_backup' })
})

test('A restored asset is delivered again, with its labels and a new version', async () => {
  const id = unique('back')
  const before = await add(id, large, { tags: 'kept' })
  await sdk.api.delete_resources(id)
  const { [id]: info } = await sdk.api.restore([id])
  assert.deepEqual([info.asset_id, info.bytes, info.width, info.format, info.placeholder, info.tags], [before.asset_id, large.length, 80, 'jpg', false, ['kept']])
  assert.notEqual(info.version_id, before.version_id)
  assert.equal(info.signature, sdk.utils.api_sign_request({ public_id: id, version: info.version }, apiSecret, 'sha1', 1))
  assert.equal(md5((await get(info.secure_url)).bytes), md5(large))
  assert.equal((await sdk.api.resource(id)).bytes, large.length)
})

test('Versions from before and after a deletion are restored by number, one after the other', async () => {
  const id = unique('successive')
  const first = await add(id, small)
  await sdk.api.delete_resources([id])
  const second = await add(id, large)
  await sdk.api.delete_resources([id])
  const versions = await versionsOf(id)
  assert.equal(first.asset_id, second.asset_id)
  assert.equal((await sdk.api.restore([id], { versions: [versions[0].version_id] }))[id].bytes, small.length)
  assert.equal((await sdk.api.restore([id], { versions: [versions[1].version_id] }))[id].bytes, large.length)
  assert.equal((await sdk.api.delete_resources([id])).deleted[id], 'deleted')
})

test('Several assets are restored at once, by public ids and by asset ids', async () => {
  const [one, two] = [unique('first'), unique('second')]
  const uploads = [await add(one, small), await add(two, large)]
  await sdk.api.delete_resources([one, two])
  const versions = [(await versionsOf(one))[0].version_id, (await versionsOf(two))[0].version_id]
  const restored = await sdk.api.restore([one, two], { versions })
  assert.deepEqual([restored[one].bytes, restored[two].bytes], [small.length, large.length])
  await sdk.api.delete_resources([one, two])
  const byId = await sdk.api.restore_by_asset_ids([uploads[0].asset_id, uploads[1].asset_id])
  assert.deepEqual(uploads.map(({ asset_id }) => byId[asset_id].bytes), [small.length, large.length])
})

test('One SDK names the type in the body alone', async () => {
  const id = unique('typed')
  await add(id, small, { type: 'private' })
  await sdk.api.delete_resources([id], { type: 'private' })
  const { body } = await getJson(`${http}/v1_1/${cloud}/resources/image/upload/restore`, {
    method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ public_ids: [id], type: 'private' }),
  })
  assert.deepEqual([body[id].type, body[id].bytes], ['private', small.length])
})

test('Kept versions are given up one by one, and those that are not kept are named', async () => {
  const id = unique('given')
  const [first, second, third] = [await add(id, small), await add(id, large), await add(id, small)]
  const one = await sdk.api.delete_backed_up_assets(first.asset_id, first.version_id)
  assert.deepEqual([one.asset_id, one.deleted_version_ids, one.failures], [first.asset_id, [first.version_id], undefined])
  const rest = await sdk.api.delete_backed_up_assets(first.asset_id, [second.version_id, third.version_id, 'unknown'])
  assert.deepEqual(rest.deleted_version_ids.sort(), [second.version_id, third.version_id].sort())
  assert.deepEqual(rest.failures, [{ version_id: 'unknown', error: 'Version not found' }])
  assert.deepEqual(await versionsOf(id), [])
  assert.equal((await failure(sdk.api.delete_backed_up_assets('0'.repeat(32), ['x']))).http_code, 404)
})

test('With its last kept version a deleted asset is gone', async () => {
  const id = unique('last')
  const { asset_id, version_id } = await add(id, small)
  await sdk.api.delete_resources(id)
  await sdk.api.delete_backed_up_assets(asset_id, version_id)
  assert.equal((await failure(sdk.api.resource(id))).http_code, 404)
})

test('A version is downloaded by a signed address, whole, in part and by its head', async () => {
  const id = unique('download')
  const first = await add(id, small)
  await add(id, large)
  const url = download(first.asset_id, first.version_id)
  assert.equal(md5((await get(url)).bytes), md5(small))
  const part = await get(url, { headers: { range: 'bytes=0-9' } })
  assert.deepEqual([part.status, part.bytes.length], [206, 10])
  const head = await get(url, { method: 'HEAD' })
  assert.deepEqual([head.status, head.headers.get('content-length'), head.bytes.length], [200, String(small.length), 0])
  assert.equal((await get(url.replace(/signature=[0-9a-f]/, 'signature=x'))).status, 401)
  const missing = await getJson(download(first.asset_id, 'f'.repeat(32)))
  assert.deepEqual([missing.status, missing.body.error.message], [404, `Resource not found - ${first.asset_id} version ${'f'.repeat(32)}`])
  assert.equal((await get(`${http}/v1_1/${cloud}/download_backup?asset_id=${first.asset_id}&version_id=${first.version_id}&api_key=${apiKey}`)).status, 400)
})

test('The address that a restore answers with gives the restored bytes', async () => {
  const id = unique('address')
  await add(id, small)
  await sdk.api.delete_resources(id)
  const { [id]: { backup_url } } = await sdk.api.restore([id])
  assert.equal(md5((await get(backup_url)).bytes), md5(small))
})

test('destroy keeps a backup when it is asked to', async () => {
  const id = unique('destroyed')
  await upload('d.jpg', small, { public_id: id })
  const { body } = await getJson(`${http}/v1_1/${cloud}/image/destroy`, { method: 'POST', headers: basic(), body: new URLSearchParams({ public_id: id, backup: 'true' }) })
  assert.equal(body.result, 'ok')
  assert.equal((await sdk.api.restore([id]))[id].bytes, small.length)
})
