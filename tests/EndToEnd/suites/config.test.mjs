import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, cloud, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const call = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { headers: basic(), ...options })

test('config names the cloud, and its settings only when asked', async () => {
  const plain = await sdk.api.config()
  assert.equal(plain.cloud_name, cloud)
  assert.match(plain.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  assert.equal('settings' in plain, false)
  const full = await sdk.api.config({ settings: true })
  assert.deepEqual([full.cloud_name, full.created_at, full.settings], [cloud, plain.created_at, { folder_mode: 'dynamic' }])
})

test('Every way that SDKs write a flag asks for the settings', async () => {
  for (const settings of ['true', 'True', '1']) assert.ok((await call(`config?settings=${settings}`)).body.settings)
  for (const settings of ['false', '0', '']) assert.equal((await call(`config?settings=${settings}`)).body.settings, undefined)
})

test('usage counts what is stored at this moment', async () => {
  const before = await sdk.api.usage()
  const bytes = await media.jpeg(40, 40, 7)
  await upload('u.jpg', bytes, { public_id: unique('usage'), eager: [{ width: 11, crop: 'scale' }] })
  const after = await sdk.api.usage()
  assert.equal(after.resources, before.resources + 1)
  assert.equal(after.derived_resources, before.derived_resources + 1)
  assert.equal(after.objects.usage, before.objects.usage + 2)
  assert.ok(after.storage.usage >= before.storage.usage + bytes.length)
  assert.match(after.last_updated, /^\d{4}-\d\d-\d\d$/)
  for (const key of ['plan', 'last_updated', 'transformations', 'objects', 'bandwidth', 'storage', 'requests', 'resources', 'derived_resources', 'media_limits']) {
    assert.ok(key in after, key)
  }
  assert.ok(after.media_limits.image_max_size_bytes > 0)
})

test('usage of a day is asked for in both spellings, as a path or as a parameter', async () => {
  const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  const [year, month, date] = day.split('-')
  for (const path of [`usage/${date}-${month}-${year}`, `usage/${day}`, `usage?date=${day}`]) {
    const { status, body } = await call(path)
    assert.equal(status, 200)
    assert.equal(typeof body.bandwidth.usage, 'number')
    assert.deepEqual([body.bandwidth.limit, body.bandwidth.used_percent], [undefined, undefined])
  }
  assert.ok((await sdk.api.usage({ date: new Date(Date.now() - 86_400_000) })).last_updated)
})

test('usage of a day that nobody can know is refused', async () => {
  for (const day of ['2001-01-01', '31-12-2999', 'yesterday', '32-01-2025', 'Wed']) {
    const { status, body } = await call(`usage/${day}`)
    assert.deepEqual([status, typeof body.error.message], [400, 'string'], day)
  }
})

test('ping and resource_types answer with rate-limit headers and a request id', async () => {
  assert.equal((await sdk.api.ping()).status, 'ok')
  assert.deepEqual((await sdk.api.resource_types()).resource_types.sort(), ['image', 'raw', 'video'])
  for (const path of ['ping', 'resources', 'folders', 'config', 'usage']) {
    const { headers } = await call(path)
    assert.match(headers.get('x-request-id'), /^[0-9a-f]{32}$/)
    assert.ok(Number(headers.get('x-featureratelimit-limit')) > 0)
    assert.ok(!Number.isNaN(Date.parse(headers.get('x-featureratelimit-reset'))))
  }
})

test('Tags in use are listed in order, by prefix and in pages', async () => {
  const prefix = unique('tags')
  await upload('t.jpg', await media.jpeg(10, 10), { tags: ['b', 'a', 'c'].map((tag) => `${prefix}_${tag}`) })
  const first = await sdk.api.tags({ prefix, max_results: 2 })
  const rest = await sdk.api.tags({ prefix, max_results: 2, next_cursor: first.next_cursor })
  assert.deepEqual([...first.tags, ...rest.tags], ['a', 'b', 'c'].map((tag) => `${prefix}_${tag}`))
  assert.deepEqual((await sdk.api.tags({ prefix: unique('no') })).tags, [])
})

test('Nobody without the secret sees any of it', async () => {
  for (const path of ['config', 'usage', 'folders', 'upload_mappings', 'streaming_profiles', 'transformations']) {
    assert.equal((await call(path, { headers: {} })).status, 401, path)
    assert.equal((await call(path, { headers: basic(undefined, 'wrong') })).status, 401, path)
  }
})
