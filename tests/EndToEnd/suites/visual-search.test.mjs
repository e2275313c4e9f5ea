import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { basic, cloud, failure, getJson, http, originPort, sdk, unique, upload } from './support/app.mjs'
import './support/models.mjs'
import { bytes, serve } from './support/origin.mjs'
import { patches, photo } from './support/photos.mjs'

const name = unique('visual')
const cat = await patches()
const smaller = await sharp(cat).resize({ width: 250 }).jpeg({ quality: 60 }).toBuffer()
let stored, copy, origin

after(() => origin?.close())

const get = (query) => getJson(`${http}/v1_1/${cloud}/resources/visual_search?${new URLSearchParams(query)}`, { headers: basic() })
const ids = ({ resources }) => resources.map(({ asset_id }) => asset_id)

before(async () => {
  origin = await serve(originPort, { '/smaller.jpg': bytes(smaller, 'image/jpeg') })
  stored = await upload('cat.jpg', cat, { public_id: `${name}/cat`, phash: true, visual_search: true })
  copy = await upload('smaller.jpg', smaller, { public_id: `${name}/smaller`, phash: true })
  await upload('astronaut.jpg', photo('astronaut.jpg'), { public_id: `${name}/astronaut`, phash: true, similarity_search: 'x' })
})

test('An asset finds the pictures that look like it, and not itself', async () => {
  const found = await sdk.api.visual_search({ image_asset_id: stored.asset_id })
  assert.ok(ids(found).includes(copy.asset_id))
  assert.ok(!ids(found).includes(stored.asset_id))
  const [first] = found.resources
  assert.ok(first.score >= 0.9 && first.score <= 1)
  assert.ok(found.total_count >= 1)
  assert.deepEqual(found.resources.map(({ score }) => score), found.resources.map(({ score }) => score).sort((a, b) => b - a))
})

test('A file that is not stored finds its copies, the same bytes first', async () => {
  const found = await sdk.api.visual_search({ image_file: cat })
  assert.ok(ids(found).slice(0, ids(found).indexOf(copy.asset_id)).includes(stored.asset_id))
  assert.equal(found.resources[0].score, 1)
  assert.equal(found.method, 'picture')
})

test('A picture behind an address finds its copies', async () => {
  assert.ok(ids(await sdk.api.visual_search({ image_url: `${origin.base}/smaller.jpg` })).includes(stored.asset_id))
})

test('Pages, a threshold and GET', async () => {
  const one = await get({ image_asset_id: stored.asset_id, max_results: 1, threshold: 0.1 })
  assert.deepEqual([one.status, one.body.resources.length], [200, 1])
  if (one.body.next_cursor) {
    const two = await get({ image_asset_id: stored.asset_id, max_results: 1, threshold: 0.1, next_cursor: one.body.next_cursor })
    assert.notDeepEqual(ids(two.body), ids(one.body))
  }

  const copies = await get({ image_asset_id: stored.asset_id, threshold: 0.9 })
  assert.ok(copies.body.resources.every(({ score }) => score >= 0.9))
})

test('What cannot be asked is refused', async () => {
  for (const query of [{}, { text: 'x', image_asset_id: stored.asset_id }, { image_asset_id: stored.asset_id, threshold: 2 }, { image_asset_id: stored.asset_id, next_cursor: 'x' }]) {
    assert.equal((await get(query)).status, 400, JSON.stringify(query))
  }

  assert.equal((await failure(sdk.api.visual_search({ image_asset_id: 'f'.repeat(32) }))).http_code, 404)
  assert.equal((await failure(sdk.api.visual_search({ image_file: Buffer.from('no picture') }))).http_code, 400)
  assert.equal((await failure(sdk.api.visual_search({ image_url: 'http://10.0.0.1/x.jpg' }))).http_code, 400)
  const both = new FormData()
  both.append('image_file', new Blob([cat]), 'cat.jpg')
  both.append('image_url', 'https://example.com/cat.jpg')
  const { status } = await getJson(`${http}/v1_1/${cloud}/resources/visual_search`, { method: 'POST', headers: basic(), body: both })
  assert.equal(status, 400)
})
