import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, failure, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const prefix = unique('list')
const key = unique('key')
const assets = []

before(async () => {
  const bytes = await media.jpeg(20, 10)
  for (let i = 0; i < 7; i++) {
    assets.push(await upload(`${i}.jpg`, bytes, {
      public_id: `${prefix}/${i}`, tags: [prefix, `${prefix}-${i % 2 ? 'odd' : 'even'}`], context: { [key]: i < 2 ? 'few' : 'many' }, asset_folder: prefix,
    }))
  }
})

const ids = ({ resources }) => resources.map(({ public_id }) => public_id)
const inOrder = [0, 1, 2, 3, 4, 5, 6].map((i) => `${prefix}/${i}`)
const admin = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { headers: { ...basic(), ...options.headers }, ...options })

/** Every page of a listing. */
async function all(list, options) {
  const seen = []
  let next_cursor
  do {
    const page = await list({ ...options, ...(next_cursor && { next_cursor }) })
    assert.ok(page.resources.length <= options.max_results)
    seen.push(...ids(page))
    ;({ next_cursor } = page)
  } while (next_cursor)
  return seen
}

test('The resource types are named', async () => {
  assert.deepEqual((await sdk.api.resource_types()).resource_types.sort(), ['image', 'raw', 'video'])
})

test('A listing by type has its newest first, with and without a delivery type', async () => {
  assert.deepEqual(ids(await sdk.api.resources({ type: 'upload', max_results: 7 })), [...inOrder].reverse())
  assert.deepEqual(ids(await sdk.api.resources({ max_results: 7 })), [...inOrder].reverse())
})

test('An item has what it is, where it is and its URLs, each of its type', async () => {
  const [item] = (await sdk.api.resources_by_ids([assets[0].public_id])).resources
  assert.deepEqual(
    [item.asset_id, item.public_id, item.format, item.version, item.resource_type, item.type, item.bytes, item.width, item.height, item.access_mode],
    [assets[0].asset_id, assets[0].public_id, 'jpg', assets[0].version, 'image', 'upload', assets[0].bytes, 20, 10, 'public'])
  assert.match(item.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  assert.equal(new URL(item.secure_url).pathname, `/${cloud}/image/upload/v${item.version}/${item.public_id}.jpg`)
  assert.deepEqual([item.tags, item.context, item.metadata, item.asset_folder], [undefined, undefined, undefined, prefix])
})

test('Ascending order is descending order turned round, page by page', async () => {
  for (const [list, options] of [
    [(o) => sdk.api.resources_by_tag(prefix, o), {}],
    [(o) => sdk.api.resources_by_context(key, null, o), {}],
    [async (o) => (await admin(`resources/by_asset_folder?${new URLSearchParams({ asset_folder: prefix, ...o })}`)).body, {}],
  ]) {
    for (const max_results of [2, 500]) {
      const desc = await all(list, { ...options, max_results, direction: 'desc' })
      const asc = await all(list, { ...options, max_results, direction: 'asc' })
      assert.deepEqual(desc, [...inOrder].reverse())
      assert.deepEqual(asc, inOrder)
    }
  }
  const page = await sdk.api.resources({ type: 'upload', start_at: assets[0].created_at, direction: 1, max_results: 500 })
  assert.deepEqual(ids(page).filter((id) => id.startsWith(prefix)), inOrder)
})

test('start_at leaves out what is older, in ISO, in RFC 1123 and as JavaScript writes dates', async () => {
  const later = new Date(Date.now() + 3600_000)
  for (const start_at of [later.toISOString(), later.toUTCString(), later.toString()]) {
    assert.deepEqual(ids(await sdk.api.resources({ type: 'upload', start_at, direction: 'asc' })), [], start_at)
  }
  const earlier = new Date(Date.parse(assets[0].created_at))
  assert.ok(ids(await sdk.api.resources({ type: 'upload', start_at: earlier.toString(), max_results: 500 })).includes(`${prefix}/0`))
})

test('A prefix lists by public id, whatever direction is asked for', async () => {
  assert.deepEqual(await all((o) => sdk.api.resources(o), { type: 'upload', prefix: `${prefix}/`, max_results: 3, direction: 'desc' }), inOrder)
})

test('Public ids come as a list, as one, and with commas; misses are left out', async () => {
  assert.deepEqual(ids(await sdk.api.resources_by_ids([`${prefix}/1`, `${prefix}/no`])), [`${prefix}/1`])
  assert.deepEqual(ids(await sdk.api.resources_by_ids(`${prefix}/2`)), [`${prefix}/2`])
  const { body } = await admin(`resources/image/upload?public_ids=${prefix}/1,${prefix}/3`)
  assert.deepEqual(ids(body), [`${prefix}/1`, `${prefix}/3`])
  const twice = await admin(`resources/image/upload?public_ids[]=${prefix}/1&public_ids[]=${prefix}/0&public_ids[]=${prefix}/1`)
  assert.deepEqual(ids(twice.body), [`${prefix}/1`, `${prefix}/0`])
})

test('Asset ids list in ascending order of creation', async () => {
  const { resources } = await sdk.api.resources_by_asset_ids([assets[3].asset_id, assets[1].asset_id, '0'.repeat(32)])
  assert.deepEqual(resources.map(({ public_id }) => public_id), [`${prefix}/1`, `${prefix}/3`])
})

test('A listing by tag is of one resource type', async () => {
  assert.deepEqual(ids(await sdk.api.resources_by_tag(`${prefix}-odd`)), [5, 3, 1].map((i) => `${prefix}/${i}`))
  assert.deepEqual(ids(await sdk.api.resources_by_tag(`${prefix}-odd`, { resource_type: 'raw' })), [])
})

test('Contextual metadata lists by key and by key and value, and is shown', async () => {
  const byKey = await sdk.api.resources_by_context(key)
  assert.equal(byKey.resources.length, 7)
  assert.equal(byKey.resources[0].context.custom[key], 'many')
  assert.deepEqual(ids(await sdk.api.resources_by_context(key, 'few')), [`${prefix}/1`, `${prefix}/0`])
  assert.deepEqual(ids(await sdk.api.resources_by_context(unique('no'))), [])
  assert.equal((await admin('resources/image/context')).body.error.message, 'Missing required parameter - key')
})

test('Moderated assets are listed by kind and status', async () => {
  const names = [unique('mod'), unique('mod'), unique('mod')]
  for (const public_id of names) await upload('m.jpg', await media.jpeg(9, 9), { public_id, moderation: 'manual' })
  await sdk.api.update(names[0], { moderation_status: 'approved' })
  await sdk.api.update(names[1], { moderation_status: 'rejected' })
  for (const [i, status] of ['approved', 'rejected', 'pending'].entries()) {
    const { resources } = await sdk.api.resources_by_moderation('manual', status, { moderations: true, max_results: 500 })
    assert.deepEqual(resources.map(({ public_id }) => public_id).filter((id) => names.includes(id)), [names[i]])
    const item = resources.find(({ public_id }) => public_id === names[i])
    assert.deepEqual([item.moderation_kind, item.moderation_status], ['manual', status])
  }
  assert.deepEqual((await sdk.api.resources_by_moderation('webpurify', 'approved')).resources, [])
  const [{ moderation_status }] = (await sdk.api.resources_by_ids([names[0]])).resources
  assert.equal(moderation_status, undefined)
})

test('A folder lists what lies in it, newest first, with its count', async () => {
  const page = await sdk.api.resources_by_asset_folder(prefix, { max_results: 3 })
  assert.deepEqual(ids(page), [6, 5, 4].map((i) => `${prefix}/${i}`))
  assert.equal(page.total_count, 7)
})

test('fields leaves what names an asset and what was asked for', async () => {
  for (const list of [
    (o) => sdk.api.resources({ type: 'upload', prefix, ...o }),
    (o) => sdk.api.resources_by_ids(inOrder.slice(0, 2), o),
    (o) => sdk.api.resources_by_tag(prefix, o),
    (o) => sdk.api.resources_by_context(key, 'few', o),
    (o) => sdk.api.resources_by_asset_ids([assets[0].asset_id], o),
  ]) {
    const { resources } = await list({ fields: ['tags', 'secure_url'] })
    assert.ok(resources.length > 0)
    for (const item of resources) assert.deepEqual(Object.keys(item).sort(), ['asset_id', 'public_id', 'secure_url', 'tags'])
  }
  const { body } = await admin(`resources/image/upload?prefix=${prefix}&fields=bytes`)
  assert.deepEqual(Object.keys(body.resources[0]).sort(), ['asset_id', 'bytes', 'public_id'])
})

test('tags, context and metadata are shown when asked for', async () => {
  for (const list of [
    (o) => sdk.api.resources({ type: 'upload', prefix, ...o }),
    (o) => sdk.api.resources_by_tag(prefix, o),
    async (o) => (await admin(`resources/image/upload?${new URLSearchParams({ 'public_ids[]': `${prefix}/0`, ...o })}`)).body,
    async (o) => (await admin(`resources/by_asset_folder?${new URLSearchParams({ asset_folder: prefix, ...o })}`)).body,
  ]) {
    const [full] = (await list({ tags: true, context: true, metadata: true })).resources
    assert.equal(full.tags.length, 2)
    assert.ok(full.context.custom[key])
    assert.equal(typeof full.metadata, 'object')
    const [plain] = (await list({ tags: false, context: false, metadata: false })).resources
    assert.deepEqual([plain.tags, plain.context, plain.metadata], [undefined, undefined, undefined])
  }
})

test('Delivery types that hold nothing list nothing', async () => {
  for (const type of ['facebook', 'twitter', 'gravatar', 'youtube', 'vimeo', 'fetch', 'sprite', 'multi', 'text']) {
    assert.ok(Array.isArray((await sdk.api.resources({ type })).resources), type)
  }
})

test('Cursors that nobody gave out are 400 in every listing and every order', async () => {
  for (const path of ['resources/image', 'resources/image/upload', `resources/image/tags/${prefix}`, `resources/image/context?key=${key}`, 'resources/by_asset_folder?asset_folder=']) {
    for (const next_cursor of ['23452342', '1234567', 'ffff', 'é', 'a'.repeat(128)]) {
      for (const direction of ['asc', 'desc']) {
        const { status, body } = await admin(`${path}${path.includes('?') ? '&' : '?'}direction=${direction}&next_cursor=${encodeURIComponent(next_cursor)}`)
        assert.deepEqual([status, body.error?.message], [400, 'Invalid next_cursor'], `${path} ${next_cursor}`)
      }
    }
  }
})

test('What makes no sense in a listing is refused by name', async () => {
  for (const [query, message] of [
    ['direction=up', 'Invalid value for parameter direction: up'],
    ['start_at=yesterday', 'Invalid value for parameter start_at: yesterday'],
    ['max_results=0', 'Invalid value for parameter max_results: 0'],
    ['max_results=many', 'Invalid value for parameter max_results: many'],
    [Array.from({ length: 101 }, (_, i) => `public_ids[]=${i}`).join('&'), 'Too many ids: 101, at most 100'],
  ]) {
    const { status, body } = await admin(`resources/image/upload?${query}`)
    assert.deepEqual([status, body.error?.message], [400, message])
  }
  assert.equal((await failure(sdk.api.resources({ type: 'upload', direction: 'sideways' }))).http_code, 400)
})

test('A GET with its parameters in a JSON body is the same call', async () => {
  const { request } = await import('node:http')
  const sent = JSON.stringify({ public_ids: [`${prefix}/1`, `${prefix}/0`], tags: true })
  const answer = await new Promise((resolve, reject) => {
    const headers = { ...basic(), 'content-type': 'application/json', 'content-length': sent.length }
    const call = request(`${http}/v1_1/${cloud}/resources/image/upload`, { method: 'GET', headers }, (response) => {
      let text = ''
      response.on('data', (part) => { text += part }).on('end', () => resolve(JSON.parse(text)))
    })
    call.on('error', reject).end(sent)
  })
  assert.deepEqual(ids(answer), [`${prefix}/1`, `${prefix}/0`])
  assert.equal(answer.resources[0].tags.length, 2)
})

test('Tags are listed in order, by prefix, page by page', async () => {
  const first = await sdk.api.tags({ prefix, max_results: 2 })
  assert.deepEqual(first.tags, [prefix, `${prefix}-even`])
  const second = await sdk.api.tags({ prefix, max_results: 2, next_cursor: first.next_cursor })
  assert.deepEqual([second.tags, second.next_cursor], [[`${prefix}-odd`], undefined])
  assert.deepEqual((await sdk.api.tags({ prefix: unique('no') })).tags, [])
})
