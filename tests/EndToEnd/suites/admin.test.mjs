import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, failure, get, getJson, http, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const prefix = unique('shelf')
const assets = []

before(async () => {
  for (let i = 0; i < 7; i++) {
    assets.push(await upload(`${i}.jpg`, await media.jpeg(60 + i, 40, i + 1), {
      public_id: `${prefix}/${i}`, tags: [`${prefix}-${i % 2 ? 'odd' : 'even'}`, prefix], context: { number: `${i}` },
    }))
  }
})

const ids = ({ resources }) => resources.map(({ public_id }) => public_id)

test('ping answers ok, and only to those who know the secret', async () => {
  assert.equal((await sdk.api.ping()).status, 'ok')
  const { status, body } = await getJson(`${http}/v1_1/${cloud}/ping`, { headers: basic(undefined, 'no') })
  assert.deepEqual([status, body.error.message], [401, 'api_secret mismatch'])
  assert.equal((await get(`${http}/v1_1/${cloud}/ping`)).status, 401)
})

test('Details by public id and by asset id are the same asset', async () => {
  const [asset] = assets
  const byId = await sdk.api.resource(asset.public_id)
  assert.deepEqual(
    [byId.asset_id, byId.public_id, byId.version, byId.format, byId.width, byId.height, byId.bytes, byId.etag, byId.resource_type, byId.type],
    [asset.asset_id, asset.public_id, asset.version, 'jpg', 60, 40, asset.bytes, asset.etag, 'image', 'upload'])
  assert.deepEqual(byId.tags.sort(), asset.tags.sort())
  assert.deepEqual(byId.context, { custom: { number: '0' } })
  assert.deepEqual(byId.derived, [])
  const byAssetId = await sdk.api.resource_by_asset_id(asset.asset_id)
  assert.equal(byAssetId.public_id, asset.public_id)
})

test('Details carry analysis results only when asked for', async () => {
  const plain = await sdk.api.resource(assets[0].public_id)
  assert.deepEqual([plain.colors, plain.image_metadata, plain.phash], [undefined, undefined, undefined])
  const full = await sdk.api.resource(assets[0].public_id, { colors: true, image_metadata: true, phash: true })
  assert.match(full.phash, /^[0-9a-f]{16}$/)
  assert.ok(full.colors.length > 0 && full.predominant.google.length > 0)
  assert.equal(typeof full.image_metadata, 'object')
})

test('A listing by prefix is in order of the public id and pages without gap or repeat', async () => {
  const seen = []
  let next_cursor
  do {
    const page = await sdk.api.resources({ type: 'upload', prefix, max_results: 3, ...(next_cursor && { next_cursor }) })
    assert.ok(page.resources.length <= 3)
    seen.push(...ids(page))
    ;({ next_cursor } = page)
  } while (next_cursor)
  assert.deepEqual(seen, assets.map(({ public_id }) => public_id))
})

test('A listing without prefix is newest first', async () => {
  const newest = unique('newest')
  await upload('n.jpg', await media.jpeg(10, 10), { public_id: newest })
  assert.equal(ids(await sdk.api.resources({ type: 'upload', max_results: 1 }))[0], newest)
  const created = (await sdk.api.resources({ type: 'upload', max_results: 8 })).resources.map(({ created_at }) => created_at)
  assert.deepEqual(created, [...created].sort().reverse())
})

test('A listing carries tags and context only when asked for', async () => {
  const [plain] = (await sdk.api.resources({ type: 'upload', prefix, max_results: 1 })).resources
  assert.deepEqual([plain.tags, plain.context], [undefined, undefined])
  const [full] = (await sdk.api.resources({ type: 'upload', prefix, max_results: 1, tags: true, context: true })).resources
  assert.deepEqual(full.tags.sort(), [prefix, `${prefix}-even`].sort())
  assert.deepEqual(full.context, { custom: { number: '0' } })
})

test('Assets are listed by ids and by tag', async () => {
  const byIds = await sdk.api.resources_by_ids([`${prefix}/1`, `${prefix}/nothing`, `${prefix}/3`])
  assert.deepEqual(ids(byIds).sort(), [`${prefix}/1`, `${prefix}/3`])
  const odd = await sdk.api.resources_by_tag(`${prefix}-odd`)
  assert.deepEqual(ids(odd).sort(), [1, 3, 5].map((i) => `${prefix}/${i}`))
})

test('A cursor that nobody gave out is 400 or an empty page, never a fault', async () => {
  for (const next_cursor of ['23452342', 'ffffffff', "'; drop", 'é'.repeat(100)]) {
    const { status, body } = await getJson(`${http}/v1_1/${cloud}/resources/image/upload?next_cursor=${encodeURIComponent(next_cursor)}`, { headers: basic() })
    assert.ok(status === 400 || (status === 200 && body.resources.length === 0), `${next_cursor}: ${status}`)
  }
})

test('Tags are added, removed and replaced over many assets', async () => {
  const tag = unique('tag')
  const two = [`${prefix}/0`, `${prefix}/1`]
  const tagged = async () => ids(await sdk.api.resources_by_tag(tag)).sort()
  assert.deepEqual((await sdk.uploader.add_tag(tag, two)).public_ids.sort(), two)
  assert.deepEqual(await tagged(), two)
  await sdk.uploader.remove_tag(tag, [two[1]])
  assert.deepEqual(await tagged(), [two[0]])
  await sdk.uploader.replace_tag(tag, [two[1]])
  assert.deepEqual((await sdk.api.resource(two[1])).tags, [tag])
  await sdk.uploader.remove_all_tags([two[1]])
  assert.deepEqual((await sdk.api.resource(two[1])).tags ?? [], [])
})

test('A rename moves the asset: the new name is delivered, the old one is gone', async () => {
  const [from, to] = [unique('before'), unique('after/in folder')]
  const bytes = await media.jpeg(33, 22)
  const uploaded = await upload('r.jpg', bytes, { public_id: from })
  const renamed = await sdk.uploader.rename(from, to)
  assert.deepEqual([renamed.public_id, renamed.asset_id], [to, uploaded.asset_id])
  assert.equal(md5((await get(renamed.secure_url)).bytes), md5(bytes))
  assert.equal((await failure(sdk.api.resource(from))).http_code, 404)
  assert.equal((await get(sdk.url(from, { format: 'jpg' }))).status, 404)
})

test('A rename onto a taken name is refused unless overwriting is asked for', async () => {
  const [from, to] = [unique('one'), unique('other')]
  await upload('1.jpg', await media.jpeg(11, 11), { public_id: from })
  await upload('2.jpg', await media.jpeg(22, 22), { public_id: to })
  assert.equal((await failure(sdk.uploader.rename(from, to))).http_code, 400)
  assert.equal((await sdk.uploader.rename(from, to, { overwrite: true })).width, 11)
  assert.equal((await failure(sdk.uploader.rename(from, 'anything'))).http_code, 404)
})

test('What is destroyed is gone from details, listing and delivery at once', async () => {
  const public_id = unique('doomed')
  const { secure_url } = await upload('d.jpg', await media.jpeg(44, 33), { public_id })
  const derived = sdk.url(public_id, { width: 20, crop: 'scale', format: 'png' })
  assert.equal((await get(derived)).status, 200)
  assert.equal((await sdk.uploader.destroy(public_id)).result, 'ok')
  assert.equal((await sdk.uploader.destroy(public_id)).result, 'not found')
  assert.equal((await failure(sdk.api.resource(public_id))).http_code, 404)
  assert.deepEqual(ids(await sdk.api.resources({ type: 'upload', prefix: public_id })), [])
  assert.deepEqual([(await get(secure_url)).status, (await get(derived)).status], [404, 404])
})

test('Deleting by public ids says what was there', async () => {
  const [one, two] = [unique('gone'), unique('gone')]
  for (const public_id of [one, two]) await upload('g.jpg', await media.jpeg(10, 10), { public_id })
  const { deleted } = await sdk.api.delete_resources([one, two, 'never-there'])
  assert.deepEqual(deleted, { [one]: 'deleted', [two]: 'deleted', 'never-there': 'not_found' })
})
