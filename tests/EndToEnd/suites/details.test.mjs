import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { analysisSeconds, basic, cloud, eventually, failure, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const public_id = unique('details')
let asset

before(async () => {
  asset = await upload('d.jpg', await media.jpeg(64, 48), {
    public_id, tags: ['one', 'two'], context: { alt: 'a cat' },
    eager: [{ width: 10, crop: 'scale' }, { width: 11, crop: 'scale' }, { width: 12, crop: 'scale' }],
  })
  // Details say how far the analysis is: those of two calls are compared.
  await eventually(async () => (await sdk.api.resource(public_id)).analysis_steps.every(({ status }) => status !== 'pending'), { seconds: analysisSeconds, what: 'the analysis' })
})

const admin = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { headers: { ...basic(), ...options.headers }, ...options })

test('Details by public id and by asset id are the same', async () => {
  const [byPublicId, byAssetId] = [await sdk.api.resource(public_id), await sdk.api.resource_by_asset_id(asset.asset_id)]
  for (const each of [byPublicId, byAssetId]) {
    delete each.rate_limit_allowed
    delete each.rate_limit_remaining
    delete each.rate_limit_reset_at
  }
  assert.deepEqual(byPublicId, byAssetId)
  assert.deepEqual([byPublicId.etag, byPublicId.tags, byPublicId.context, byPublicId.placeholder], [asset.etag, ['one', 'two'], { custom: { alt: 'a cat' } }, false])
})

test('What is not asked for is not there', async () => {
  const plain = await sdk.api.resource(public_id)
  for (const name of ['exif', 'image_metadata', 'video_metadata', 'colors', 'predominant', 'phash', 'faces', 'versions', 'related_assets',
    'quality_analysis', 'accessibility_analysis', 'cinemagraph_analysis', 'coordinates', 'next_cursor', 'derived_next_cursor']) {
    assert.ok(!(name in plain), name)
  }
})

test('What is asked for is there at once, in the shapes that typed clients read', async () => {
  const fresh = await upload('f.jpg', await media.jpeg(40, 30, 5), { public_id: unique('fresh') })
  const full = await sdk.api.resource(fresh.public_id, { exif: true, image_metadata: true, colors: true, phash: true, versions: true, cinemagraph_analysis: true })
  for (const map of [full.exif, full.image_metadata]) {
    for (const value of Object.values(map)) assert.equal(typeof value, 'string')
  }
  assert.ok(full.colors.length > 0 && full.colors.every(([color, share]) => /^#[0-9A-F]{6}/.test(color) && typeof share === 'number'))
  assert.ok(full.predominant.google.every(([name, share]) => typeof name === 'string' && typeof share === 'number'))
  assert.match(full.phash, /^[0-9a-f]{16}$/)
  assert.deepEqual([full.versions, full.cinemagraph_analysis], [[], { cinemagraph_score: 0 }])
})

test('Derived assets come in pages that both names of the cursor lead through', async () => {
  const all = await sdk.api.resource(public_id)
  assert.deepEqual(all.derived.map(({ transformation }) => transformation).sort(), ['c_scale,w_10', 'c_scale,w_11', 'c_scale,w_12'])
  for (const { id, url, secure_url, bytes, format } of all.derived) {
    assert.match(id, /^[0-9a-f]{32}$/)
    assert.ok(url.startsWith('http://') && secure_url.startsWith('https://') && bytes > 0 && format === 'jpg')
  }
  const first = await sdk.api.resource(public_id, { max_results: 2 })
  assert.equal(first.derived.length, 2)
  assert.equal(first.derived_next_cursor, first.next_cursor)
  const second = await sdk.api.resource(public_id, { max_results: 2, derived_next_cursor: first.derived_next_cursor })
  assert.deepEqual([...first.derived, ...second.derived].map(({ id }) => id), all.derived.map(({ id }) => id))
  const byOther = await admin(`resources/image/upload/${public_id}?max_results=2&next_cursor=${first.next_cursor}`)
  assert.equal(byOther.body.derived.length, 1)
  assert.equal((await admin(`resources/image/upload/${public_id}?derived_next_cursor=abc`)).status, 400)
})

test('What does not exist is 404 by its name, and reserved words are no asset ids', async () => {
  const error = await failure(sdk.api.resource('no/such'))
  assert.deepEqual([error.http_code, error.message], [404, 'Resource not found - no/such'])
  assert.equal((await failure(sdk.api.resource_by_asset_id('f'.repeat(32)))).http_code, 404)
  for (const word of ['restore', 'backup', 'related_assets', 'last_access_report']) {
    assert.equal((await admin(`resources/${word}`)).status, 404, word)
  }
})

test('Errors of the Admin API carry the rate limits too', async () => {
  const { headers } = await admin('resources/image/upload/no-such')
  assert.ok(Number(headers.get('x-featureratelimit-limit')) > 0 && Date.parse(headers.get('x-featureratelimit-reset')) > 0)
})
