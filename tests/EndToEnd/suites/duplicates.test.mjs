import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import sharp from 'sharp'
import { basic, cloud, eventually, getJson, http, sdk, unique, upload } from './support/app.mjs'
import './support/models.mjs'
import { patches, photo } from './support/photos.mjs'

const folder = unique('duplicates')
const assets = {}

const call = async (path, body) => getJson(`${http}/v1_1/${cloud}/${path}`, body
  ? { method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify(body) }
  : { headers: basic() })

/** The duplicates of an asset, once those that are named are among them. */
const duplicatesOf = (name, ...expected) => eventually(async () => {
  const { body } = await call(`duplicates/${assets[name].asset_id}`)
  const found = body.duplicates.map(({ resource }) => resource.public_id)
  return expected.every((each) => found.includes(assets[each].public_id)) && body.duplicates
}, { what: `the duplicates of ${name}` })

async function groupOf(name, query) {
  for (let cursor = ''; cursor !== undefined;) {
    const { body } = await call(`duplicates?max_results=100&${query}${cursor && `&next_cursor=${cursor}`}`)
    const group = body.groups.find(({ resources }) => resources.some(({ asset_id }) => asset_id === assets[name].asset_id))
    if (group) return group
    cursor = body.next_cursor
  }
}

before(async () => {
  const cat = await patches()
  const files = {
    cat,
    again: cat,
    small: await sharp(cat).resize({ width: 200 }).jpeg({ quality: 50 }).toBuffer(),
    astronaut: photo('astronaut.jpg'),
  }
  for (const [name, bytes] of Object.entries(files)) assets[name] = await upload(`${name}.jpg`, bytes, { public_id: `${folder}/${name}`, phash: true })
})

test('The same bytes are found, and the same picture smaller and worse', async () => {
  const found = await duplicatesOf('cat', 'again', 'small')
  const by = Object.fromEntries(found.map((each) => [each.resource.public_id, each]))
  assert.equal(by[assets.again.public_id].class, 'identical')
  assert.equal(by[assets.again.public_id].score, 1)
  const small = by[assets.small.public_id]
  assert.equal(small.class, 'picture')
  assert.ok(small.score >= 0.9 && small.score < 1, small.score)
  assert.equal(by[assets.astronaut.public_id], undefined)
})

test('A photograph and its mirrored copy are the same picture', async () => {
  // A part of it: other suites leave the whole one in the same library, and each asset is paired with its nearest twenty.
  const part = sharp(photo('cat.jpg')).extract({ left: 40, top: 20, width: 230, height: 240 })
  const files = { straight: await part.clone().jpeg({ quality: 90 }).toBuffer(), mirrored: await part.clone().flop().jpeg({ quality: 60 }).toBuffer() }
  for (const [name, bytes] of Object.entries(files)) assets[name] = await upload(`${name}.jpg`, bytes, { public_id: `${folder}/${name}`, phash: true })
  const found = (await duplicatesOf('straight', 'mirrored')).find(({ resource }) => resource.public_id === assets.mirrored.public_id)
  assert.equal(found.class, 'picture')
  assert.ok(found.score >= 0.9 && found.score < 1, found.score)
})

test('Groups are listed by class', async () => {
  await duplicatesOf('small', 'cat', 'again')
  assert.ok((await groupOf('again', 'class=identical')).resources.some(({ asset_id }) => asset_id === assets.cat.asset_id))
  const group = await groupOf('small', 'class=picture')
  assert.ok(group.count >= 3 && group.pairs.every(({ asset_ids }) => asset_ids.length === 2))
})

test('What somebody decided is kept, with who and when, and can be taken back', async () => {
  await duplicatesOf('cat', 'small')
  const asset_ids = [assets.small.asset_id, assets.cat.asset_id]
  const { body } = await call('duplicates', { asset_ids, decision: 'not_duplicate' })
  assert.equal(body.decision.kind, 'not_duplicate')
  assert.equal(body.decision.by, sdk.config().api_key)
  assert.ok(Date.parse(body.decision.at) > 0)
  const decided = (await duplicatesOf('cat', 'small')).find(({ resource }) => resource.asset_id === assets.small.asset_id)
  assert.equal(decided.decision.kind, 'not_duplicate')
  assert.ok((await groupOf('small', 'class=picture&decided=true')).pairs.some(({ decision }) => decision.kind === 'not_duplicate'))
  assert.equal((await call('duplicates', { asset_ids, decision: 'none' })).body.decision, undefined)
})

test('A merger joins the tags of both and deletes one of them', async () => {
  const bytes = await patches()
  const [keep, gone] = await Promise.all(['keep', 'gone'].map((name) => upload(`${name}.jpg`, bytes, { public_id: `${folder}/${name}`, tags: name })))
  Object.assign(assets, { keep, gone })
  await duplicatesOf('keep', 'gone')
  const { body } = await call('duplicates', { asset_ids: [keep.asset_id, gone.asset_id], decision: 'merge', keep: keep.asset_id })
  assert.equal(body.resource.public_id, keep.public_id)
  assert.ok(body.undo_token)
  assert.deepEqual((await sdk.api.resource(keep.public_id)).tags, ['gone', 'keep'])
  await assert.rejects(sdk.api.resource(gone.public_id), ({ error }) => error.http_code === 404)
})

test('What is wrong in a decision is told', async () => {
  const { cat, astronaut, again } = assets
  assert.equal((await call('duplicates', { asset_ids: [cat.asset_id], decision: 'keep' })).status, 400)
  assert.equal((await call('duplicates', { asset_ids: [cat.asset_id, again.asset_id], decision: 'burn' })).status, 400)
  assert.equal((await call('duplicates', { asset_ids: [cat.asset_id, astronaut.asset_id], decision: 'keep' })).status, 404)
  assert.equal((await call('duplicates?class=twins')).status, 400)
  assert.equal((await call('duplicates?next_cursor=nonsense')).status, 400)
  assert.equal((await call(`duplicates/${'f'.repeat(32)}`)).status, 404)
})

test('Moderation rejects what is there already, and says what that is', async () => {
  const bytes = await patches()
  const first = await upload('first.jpg', bytes, { public_id: `${folder}/first`, moderation: 'duplicate:1' })
  assert.deepEqual(first.moderation.map(({ kind, status }) => [kind, status]), [['duplicate', 'approved']])
  const second = await upload('second.jpg', bytes, { public_id: `${folder}/second`, moderation: 'duplicate:1|manual' })
  assert.deepEqual(second.moderation.map(({ kind, status }) => [kind, status]), [['duplicate', 'rejected'], ['manual', 'aborted']])
  assert.ok(JSON.stringify(second.moderation[0].response).includes(first.public_id))
})

test('Of equal uploads at the same moment one is approved', async () => {
  const bytes = await patches()
  const ids = [1, 2, 3, 4].map((number) => `${folder}/at_once_${number}`)
  await Promise.all(ids.map((public_id) => upload(`${public_id.split('/')[1]}.jpg`, bytes, { public_id, moderation: 'duplicate:1' })))
  const statuses = await Promise.all(ids.map(async (id) => (await sdk.api.resource(id)).moderation_status))
  assert.deepEqual(statuses.sort(), ['approved', 'rejected', 'rejected', 'rejected'])
})
