import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { analysisSeconds, basic, cloud, eventually, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import './support/models.mjs'

const api = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/analysis/${path}`, { headers: basic(), ...options })
const replay = (parameters) => api('replay', { method: 'POST', body: new URLSearchParams(parameters) })

const ended = (batchId) => eventually(async () => {
  const { body } = await getJson(`${http}/v1_1/${cloud}/batches/${batchId}`, { headers: basic() })
  return body.state !== 'running' && body
}, { seconds: analysisSeconds, what: 'the replay' })

let asset

before(async () => {
  const { public_id } = await upload('a.jpg', await media.jpeg(120, 90), { public_id: unique('replay') })
  asset = await eventually(async () => {
    const details = await sdk.api.resource(public_id)
    return details.analysis_steps.every(({ status }) => status !== 'pending') && details
  }, { seconds: analysisSeconds, what: 'the analysis' })
})

test('Every step tells what did it, how long it took and how often it was tried', () => {
  for (const step of asset.analysis_steps.filter(({ status }) => status === 'complete')) {
    assert.ok(step.engine, step.name)
    assert.ok(Number.isInteger(step.duration_ms) && step.duration_ms >= 0, step.name)
    assert.ok(step.attempts >= 1)
    assert.equal(step.quarantined, undefined)
  }
})

test('The state of the analysis names what waits, what is quarantined and what does each step', async () => {
  const { status, body } = await api('status')
  assert.equal(status, 200)
  for (const name of ['pending', 'failed', 'unavailable']) assert.ok(Number.isInteger(body.assets[name]), name)
  assert.ok(body.steps.some(({ name }) => name === 'colors'))
  const { body: { checks } } = await getJson(`${http}/health`)
  assert.deepEqual(Object.keys(checks.analysis).sort(), ['quarantined', 'unavailable', 'waiting'])
})

test('Lists are asked for by state and step', async () => {
  for (const state of ['pending', 'failed', 'unavailable']) {
    const { status, body } = await api(`${state}?step=colors&max_results=5`)
    assert.equal(status, 200)
    for (const { analysis_steps } of body.resources) {
      assert.ok(analysis_steps.some(({ name, status }) => name === 'colors' && status === state))
    }
  }
})

test('One call does the steps of an asset anew', async () => {
  const { status, body } = await replay({ status: 'all', step: 'colors', asset_ids: asset.asset_id })
  assert.equal(status, 200)
  assert.equal(body.kind, 'analysis')
  assert.deepEqual({ ...(await ended(body.batch_id)), created_at: 0, updated_at: 0 },
    { batch_id: body.batch_id, kind: 'analysis', state: 'done', done: 1, total: 1, created_at: 0, updated_at: 0 })
  const { analysis_steps } = await sdk.api.resource(asset.public_id)
  const step = (steps, name) => steps.find((each) => each.name === name)
  assert.equal(step(analysis_steps, 'colors').status, 'complete')
  assert.equal(step(analysis_steps, 'colors').attempts, 1)
  assert.deepEqual(step(analysis_steps, 'phash'), step(asset.analysis_steps, 'phash'))
})

test('What another model did is done anew by one call, and what this one did stays', async () => {
  const { body } = await replay({ status: 'outdated', step: 'faces', asset_ids: asset.asset_id })
  assert.equal((await ended(body.batch_id)).state, 'done')
  const faces = ({ analysis_steps }) => analysis_steps.find(({ name }) => name === 'faces')
  assert.deepEqual(faces(await sdk.api.resource(asset.public_id)), faces(asset))
})

test('What does not exist is refused with the names of what does', async () => {
  for (const [parameters, message] of [
    [{ status: 'odd' }, /^Invalid value for parameter status: odd; expected one of failed, unavailable, outdated, all$/],
    [{ step: 'smell' }, /^Invalid value for parameter step: smell; expected one of metadata, colors/],
    [{ asset_ids: '' }, /^Missing required parameter - asset_ids$/],
    [{ asset_ids: Array.from({ length: 101 }, (_, i) => `${i}`).join() }, /^Too many ids: 101, at most 100$/],
  ]) {
    const { status, body } = await replay(parameters)
    assert.equal(status, 400)
    assert.match(body.error.message, message)
  }
  assert.equal((await replay({ asset_ids: '0'.repeat(32) })).status, 404)
  assert.equal((await api('failed?step=smell')).status, 400)
  assert.equal((await api('failed?next_cursor=zz')).status, 400)
  assert.equal((await api('status', { headers: {} })).status, 401)
})
