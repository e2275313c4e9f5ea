import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { analysisSeconds, basic, cloud, eventually, failure, getJson, http, originPort, sdk, unique, upload } from './support/app.mjs'
import './support/models.mjs'
import { bytes, serve } from './support/origin.mjs'

const photo = (name) => readFileSync(new URL(`../../Media/Vision/photos/${name}`, import.meta.url))

let origin, asset

/** A call of the newer kind: the SDK has no method for it. */
const analyze = (model, body) => getJson(`${http}/v2/analysis/${cloud}/analyze/${model}`, {
  method: 'POST', body: JSON.stringify(body), headers: { ...basic(), 'content-type': 'application/json' },
})

before(async () => {
  origin = await serve(originPort, { '/cat.jpg': bytes(photo('cat.jpg'), 'image/jpeg'), '/page.html': bytes(Buffer.from('<p>no picture</p>'), 'text/html') })
  asset = await upload('astronaut.jpg', photo('astronaut.jpg'), { public_id: unique('analyzed') })
})
after(() => origin?.close())

const isBox = (box) => assert.ok(box.length === 4 && box.every(Number.isInteger) && box[2] > 0 && box[3] > 0, JSON.stringify(box))

test('The SDK has a picture elsewhere looked at by a model', async () => {
  const { data, request_id } = await sdk.analysis.analyze_uri(`${origin.base}/cat.jpg`, 'coco')
  assert.equal(data.entity, `${origin.base}/cat.jpg`)
  assert.ok(data.analysis.data.tags.cat[0].confidence > 0.5)
  isBox(data.analysis.data.tags.cat[0]['bounding-box'])
  assert.equal(data.analysis.model_version, 1)
  assert.match(request_id, /^[0-9a-f]{32}$/)
})

test('Tags are suggested in the words of the engine they are asked of', async () => {
  const { data } = await sdk.analysis.analyze_uri(`${origin.base}/cat.jpg`, 'google_tagging')
  assert.ok(data.analysis.data.labelAnnotations.labels.some(({ label, score }) => label === 'cat' && score > 0.5))
})

test('An asset is looked at by its id, and keeps what was found', async () => {
  const { status, body } = await analyze('coco', { source: { asset_id: asset.asset_id } })
  assert.equal(status, 200)
  assert.equal(body.data.entity, asset.asset_id)
  assert.ok(body.data.analysis.tags.person[0].confidence > 0.5)
  assert.deepEqual(body.data.analysis.tags, body.data.analysis.data.tags)
  const { analysis_steps: steps } = await sdk.api.resource(asset.public_id)
  assert.equal(steps.find(({ name }) => name === 'objects').status, 'complete')
})

test('A task is accepted, and done in the background', async () => {
  const { status, body } = await analyze('coco', { source: { uri: `${origin.base}/cat.jpg` }, async: true })
  assert.equal(status, 202)
  assert.equal(body.data.status, 'pending')
  const done = await eventually(async () => {
    const { body: task } = await getJson(`${http}/v2/analysis/${cloud}/tasks/${body.data.task_id}`, { headers: basic() })
    return task.data.status !== 'pending' && task.data
  }, { seconds: analysisSeconds, what: 'the task' })
  assert.equal(done.status, 'completed')
  assert.ok(done.result.analysis.data.tags.cat)
})

test('A model that nothing here does is forbidden, one that nobody knows a bad request', async () => {
  const missing = await failure(sdk.analysis.analyze_uri(`${origin.base}/cat.jpg`, 'lvis'))
  assert.match(missing.message, /no engine for it/)
  const forbidden = await analyze('ai_vision_general', { source: { asset_id: asset.asset_id }, prompts: ['what is it?'] })
  assert.deepEqual([forbidden.status, forbidden.body.error.code], [403, 'forbidden'])
  const unknown = await analyze('nonsense', { source: { asset_id: asset.asset_id } })
  assert.deepEqual([unknown.status, unknown.body.error.code], [400, 'bad_request'])
})

test('Captions need a service that writes them', async () => {
  const { status, body } = await analyze('captioning', { source: { asset_id: asset.asset_id } })
  assert.deepEqual([status, body.error.code], [403, 'forbidden'])
  const refused = await failure(sdk.uploader.explicit(asset.public_id, { type: 'upload', detection: 'captioning' }))
  assert.match(refused.message, /AI Content Analysis subscription/)
})

test('A source is one picture, of the library or of the open network', async () => {
  for (const source of [undefined, 'text', {}, { uri: 1 }, { uri: 'https://a.example/b.jpg', asset_id: asset.asset_id }, { asset_id: 'x' }, { uri: 'http://169.254.169.254/' }, { uri: 'file:///etc/passwd' }, { uri: `${origin.base}/page.html` }]) {
    const { status, body } = await analyze('coco', { source })
    assert.deepEqual([status, body.error.code], [400, 'bad_request'], JSON.stringify(source))
  }
  assert.equal((await analyze('coco', { source: { asset_id: '0'.repeat(32) } })).status, 404)
  assert.equal((await analyze('coco', { source: { asset_id: asset.asset_id }, notification_url: 'https://a.example' })).status, 400)
})

test('Who has no key has nothing looked at, and sees no task', async () => {
  const post = await getJson(`${http}/v2/analysis/${cloud}/analyze/coco`, { method: 'POST', body: JSON.stringify({ source: { asset_id: asset.asset_id } }), headers: { 'content-type': 'application/json' } })
  assert.equal(post.status, 401)
  assert.equal((await getJson(`${http}/v2/analysis/${cloud}/tasks/${'0'.repeat(32)}`, {})).status, 401)
  assert.equal((await getJson(`${http}/v2/analysis/${cloud}/tasks/${'0'.repeat(32)}`, { headers: basic() })).status, 404)
})
