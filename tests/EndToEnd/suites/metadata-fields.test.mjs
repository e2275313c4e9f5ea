import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { basic, cloud, failure, getJson, http, sdk, unique } from './support/app.mjs'

const made = []

/** A field with an id of its own, gone when the suite ends. */
async function field(body = {}) {
  const external_id = body.external_id ?? unique('field')
  const added = await sdk.api.add_metadata_field({ external_id, label: external_id, type: 'string', ...body })
  made.push(external_id)
  return added
}

const entries = [{ external_id: 'one', value: 'v1' }, { external_id: 'two', value: 'v2' }, { value: 'v3' }]
const list = (type = 'enum', values = entries) => field({ type, datasource: { values } })

const call = (method, path, body) => getJson(`${http}/v1_1/${cloud}/${path}`, {
  method, headers: { ...basic(), ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
})

after(async () => {
  for (const external_id of made) await sdk.api.delete_metadata_field(external_id).catch(() => {})
})

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)

test('A new field answers every key of it, and so do get and list', async () => {
  const external_id = unique('field')
  const whole = {
    type: 'string', external_id, label: 'A label', mandatory: false, default_value: null, validation: null, default_disabled: false,
    restrictions: { readonly_ui: false }, allow_dynamic_list_values: false,
  }
  assert.deepEqual(plain(await field({ external_id, label: 'A label' })), whole)
  assert.deepEqual(plain(await sdk.api.metadata_field_by_field_id(external_id)), whole)
  const { metadata_fields } = await sdk.api.list_metadata_fields()
  assert.deepEqual(metadata_fields.find((each) => each.external_id === external_id), whole)
})

/** Without what the SDK adds of the answer's headers. */
function plain({ rate_limit_allowed, rate_limit_remaining, rate_limit_reset_at, ...body }) {
  assert.ok(rate_limit_allowed > 0 && rate_limit_remaining >= 0 && rate_limit_reset_at)
  return body
}

test('A list field has its datasource with states, and ids where none were given', async () => {
  for (const type of ['enum', 'set']) {
    const { datasource } = await list(type)
    assert.deepEqual(datasource.values.map(({ value, state }) => [value, state]), [['v1', 'active'], ['v2', 'active'], ['v3', 'active']])
    assert.deepEqual(datasource.values.slice(0, 2).map((entry) => entry.external_id), ['one', 'two'])
    assert.match(datasource.values[2].external_id, /^[a-z0-9]{20}$/)
  }
  const { external_id } = await sdk.api.add_metadata_field({ label: unique('unnamed'), type: 'date' })
  made.push(external_id)
  assert.match(external_id, /^[a-z0-9]{20}$/)
})

test('Validations and defaults are echoed as they were sent', async () => {
  const integer = { type: 'less_than', equals: true, value: 5 }
  const date = { type: 'and', rules: [{ type: 'greater_than', equals: false, value: day(-3) }, { type: 'less_than', equals: false, value: day(0) }] }
  const text = { type: 'and', rules: [{ type: 'strlen', min: 2, max: 4 }, { type: 'strregex', regex: '^[a-z]+$' }] }
  for (const [type, default_value, validation] of [['integer', 5, integer], ['date', day(-1), date], ['string', 'abc', text]]) {
    const added = await field({ type, default_value, validation })
    assert.deepEqual([added.default_value, added.validation], [default_value, validation])
    const found = await sdk.api.metadata_field_by_field_id(added.external_id)
    assert.deepEqual([found.default_value, found.validation], [default_value, validation])
  }
})

test('A default that its validation refuses is 400', async () => {
  for (const [type, default_value, validation] of [
    ['integer', 6, { type: 'less_than', equals: true, value: 5 }], ['date', day(3), { type: 'less_than', equals: false, value: day(0) }],
    ['date', 'yesterday', undefined], ['string', 'abc', { type: 'strlen', max: 2 }]]) {
    const { http_code, message } = await failure(field({ type, default_value, validation }))
    assert.deepEqual([http_code, message], [400, 'default_value is invalid'])
  }
})

test('Numbers and booleans that come as texts are taken as what they are', async () => {
  const external_id = unique('texts')
  made.push(external_id)
  const { status, body } = await call('POST', 'metadata_fields', {
    external_id, label: external_id, type: 'integer', mandatory: 'True', default_value: '5', validation: { type: 'less_than', value: '5', equals: 'true' },
    timestamp: '1', signature: 'x', api_key: 'y',
  })
  assert.deepEqual([status, body.mandatory, body.default_value, body.validation], [200, true, 5, { type: 'less_than', value: 5, equals: true }])
})

test('An id is given once, also after its field was deleted', async () => {
  const { external_id } = await field({ type: 'integer' })
  const refused = await failure(field({ external_id }))
  assert.deepEqual([refused.http_code, refused.message], [400, `external id ${external_id} already exists`])
  assert.deepEqual(plain(await sdk.api.delete_metadata_field(external_id)), { message: 'ok' })
  assert.equal((await failure(sdk.api.metadata_field_by_field_id(external_id))).http_code, 404)
  assert.equal((await failure(sdk.api.delete_metadata_field(external_id))).http_code, 404)
  assert.equal((await failure(field({ external_id }))).message, `external id ${external_id} already exists`)
})

test('What no field can have is 400 in words', async () => {
  for (const [body, message] of [
    [{ type: 'colour' }, 'type colour is invalid: string, integer, date, enum or set is expected'],
    [{ type: 'enum' }, 'Missing required parameter - datasource'],
    [{ mandatory: true }, 'default_value is required for a mandatory field'],
    [{ external_id: 'x'.repeat(256) }, 'external_id is too long: 256 characters, at most 255'],
    [{ validation: { type: 'less_than', value: 5 } }, 'validation is invalid: less_than is not a rule for a field of type string'],
    [{ validation: { type: 'strregex', regex: '(' } }, 'validation is invalid: regex is not a regular expression'],
  ]) {
    const refused = await failure(field(body))
    assert.deepEqual([refused.http_code, refused.message], [400, message])
  }
  assert.equal((await call('POST', 'metadata_fields', { type: 'string' })).body.error.message, 'Missing required parameter - label')
  assert.equal((await call('POST', 'metadata_fields', { label: 'l' })).body.error.message, 'Missing required parameter - type')
  assert.equal((await call('POST', 'metadata_fields', { label: 'l', type: 'enum', datasource: { values: 5 } })).status, 400)
})

test('An update changes what it names, and not id, type or datasource', async () => {
  const { external_id } = await field()
  const updated = await sdk.api.update_metadata_field(external_id, {
    external_id: 'other', label: 'new', type: 'integer', mandatory: true, default_value: 'd', restrictions: { readonly_ui: true }, default_disabled: true,
  })
  const { label, type, mandatory, default_value, restrictions, default_disabled } = updated
  assert.deepEqual(
    [updated.external_id, label, type, mandatory, default_value, restrictions, default_disabled],
    [external_id, 'new', 'string', true, 'd', { readonly_ui: true }, true])
  const { body } = await call('PUT', `metadata_fields/${external_id}`, { default_value: null, mandatory: 'false' })
  assert.deepEqual([body.label, body.default_value, body.mandatory], ['new', null, false])
  assert.equal((await failure(sdk.api.update_metadata_field(unique('none'), { label: 'x' }))).http_code, 404)
})

test('A datasource update changes known entries in their place and appends others', async () => {
  const { external_id } = await list()
  const { values } = await sdk.api.update_metadata_field_datasource(external_id, { values: [{ external_id: 'one', value: 'first' }, { external_id: 'four', value: 'v4' }] })
  assert.deepEqual(values[0], { external_id: 'one', value: 'first' })
  assert.deepEqual(values.map(({ value }) => value), ['first', 'v2', 'v3', 'v4'])
})

test('Entries are deleted and restored, whichever way their ids are sent', async () => {
  const { external_id } = await list('set')
  const names = ({ values }) => values.map(({ value }) => value)
  assert.deepEqual(names(await sdk.api.delete_datasource_entries(external_id, ['one'])), ['v2', 'v3'])
  const { datasource } = await sdk.api.metadata_field_by_field_id(external_id)
  assert.deepEqual(datasource.values.map(({ state }) => state), ['inactive', 'active', 'active'])
  assert.deepEqual(names(await sdk.api.restore_metadata_field_datasource(external_id, ['one'])), ['v1', 'v2', 'v3'])
  assert.deepEqual(names((await call('DELETE', `metadata_fields/${external_id}/datasource?external_ids[]=one&external_ids[]=two&external_ids[]=one`)).body), ['v3'])
  assert.deepEqual(names((await call('POST', `metadata_fields/${external_id}/datasource_restore?external_ids[]=two`, {})).body), ['v2', 'v3'])
  assert.deepEqual(names((await call('POST', `metadata_fields/${external_id}/datasource_restore`, { external_ids: 'one,two' })).body), ['v1', 'v2', 'v3'])
  const refused = await failure(sdk.api.delete_datasource_entries(external_id, ['nothing']))
  assert.deepEqual([refused.http_code, refused.message], [400, 'Datasource External IDs do not exist: ["nothing"]'])
})

test('A datasource is sorted by value, up or down', async () => {
  const { external_id } = await list('set', [{ value: 'b' }, { value: 'c' }, { value: 'a' }])
  const names = ({ values }) => values.map(({ value }) => value).join('')
  assert.equal(names(await sdk.api.order_metadata_field_datasource(external_id, 'value', 'asc')), 'abc')
  assert.equal(names(await sdk.api.order_metadata_field_datasource(external_id, 'value', 'desc')), 'cba')
  assert.equal(names((await call('PUT', `metadata_fields/${external_id}/datasource/order`, { order_by: 'value' })).body), 'abc')
  assert.equal((await failure(sdk.api.order_metadata_field_datasource(external_id, 'value', 'up'))).http_code, 400)
})

test('Entries are found by a part of their value, in one field or in all', async () => {
  const word = unique('shade')
  const { external_id } = await list('enum', [{ external_id: 'dark', value: `Dark ${word}` }, { external_id: 'light', value: 'Light' }])
  const expected = [{ field_id: external_id, id: 'dark', value: `Dark ${word}` }]
  assert.deepEqual((await call('POST', 'metadata_fields/datasource/search', { term: word.toUpperCase() })).body, expected)
  assert.deepEqual((await call('POST', `metadata_fields/${external_id}/datasource/search`, { term: 'dark', max_results: 1 })).body, expected)
  assert.equal((await call('POST', 'metadata_fields/datasource/search', {})).body.error.message, 'Missing required parameter - term')
})

test('Fields are put in order by label, id or creation, and one is moved', async () => {
  const { external_id } = await field({ label: '0 first' })
  await field({ label: '1 second' })
  const labels = ({ metadata_fields }) => metadata_fields.map(({ label }) => label)
  const up = labels(await sdk.api.reorder_metadata_fields('label', 'asc'))
  assert.deepEqual(up, [...up].sort())
  assert.deepEqual(labels(await sdk.api.reorder_metadata_fields('label', 'desc')), [...up].reverse())
  const ids = (await sdk.api.reorder_metadata_fields('external_id')).metadata_fields.map((each) => each.external_id)
  assert.deepEqual(ids, [...ids].sort())
  const { body } = await call('PUT', `metadata_fields/${external_id}/reorder`, { position: 0 })
  assert.equal(body.metadata_fields[0].external_id, external_id)
  const listed = await sdk.api.list_metadata_fields()
  assert.deepEqual(labels(listed), labels(body))
  assert.equal((await failure(sdk.api.reorder_metadata_fields('size'))).http_code, 400)
})
