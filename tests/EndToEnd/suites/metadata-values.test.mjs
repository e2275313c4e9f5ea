import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { basic, cloud, eventually, failure, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const [text, number, date, choice, choices] = ['text', 'number', 'date', 'choice', 'choices'].map(unique)
const fields = [
  { external_id: text, type: 'string' },
  { external_id: number, type: 'integer', validation: { type: 'greater_than', value: 0 } },
  { external_id: date, type: 'date' },
  { external_id: choice, type: 'enum', datasource: { values: [{ external_id: 'a', value: 'A' }, { external_id: 'b', value: 'B' }] } },
  { external_id: choices, type: 'set', datasource: { values: [{ external_id: 'x', value: 'X' }, { external_id: 'y', value: 'Y' }] } },
]

before(async () => {
  for (const field of fields) await sdk.api.add_metadata_field({ label: field.external_id, ...field })
})

after(async () => {
  for (const { external_id } of fields) await sdk.api.delete_metadata_field(external_id).catch(() => {})
})

const jpeg = await media.jpeg(20, 20)
const asset = (options = {}) => upload('m.jpg', jpeg, { public_id: unique('described'), ...options })
const valuesOf = async ({ public_id }) => (await sdk.api.resource(public_id)).metadata ?? {}

test('An upload keeps values in the types of their fields, and answers them', async () => {
  const sent = { [text]: 'a=b|c', [number]: 123, [date]: '2026-02-28', [choice]: 'a', [choices]: ['y', 'x'] }
  const uploaded = await asset({ metadata: sent })
  assert.deepEqual(uploaded.metadata, sent)
  assert.deepEqual(await valuesOf(uploaded), sent)
})

test('Numbers and lists may come as texts', async () => {
  const { metadata } = await asset({ metadata: `${number}=123|${choices}=["x","y"]` })
  assert.deepEqual(metadata, { [number]: 123, [choices]: ['x', 'y'] })
  assert.equal((await asset()).metadata, undefined)
})

test('JSON bodies give values as an object', async () => {
  const { public_id } = await asset()
  const { status } = await getJson(`${http}/v1_1/${cloud}/resources/image/upload/${public_id}`, {
    method: 'POST', headers: { ...basic(), 'content-type': 'application/json' },
    body: JSON.stringify({ metadata: { [number]: 7, [choices]: ['y'], [text]: 'x|y=z' } }),
  })
  assert.equal(status, 200)
  assert.deepEqual(await valuesOf({ public_id }), { [number]: 7, [choices]: ['y'], [text]: 'x|y=z' })
})

test('Values that no field takes are 400, and nothing is stored', async () => {
  for (const [metadata, message] of [
    [{ no_such_field: 'x' }, 'Metadata External IDs do not exist: ["no_such_field"]'],
    [{ [number]: 'many' }, `'many' is not valid for field '${number}'`],
    [{ [number]: '-1' }, `'-1' is not valid for field '${number}'`],
    [{ [date]: '28.2.2026' }, `'28.2.2026' is not valid for field '${date}'`],
    [{ [choice]: 'A' }, `'A' is not valid for field '${choice}'`],
    [{ [choices]: ['x', 'z'] }, `'["x","z"]' is not valid for field '${choices}'`],
  ]) {
    const public_id = unique('refused')
    const refused = await failure(asset({ public_id, metadata }))
    assert.deepEqual([refused.http_code, refused.message], [400, message])
    assert.equal((await failure(sdk.api.resource(public_id))).http_code, 404)
  }
})

test('An update merges, and an empty value takes away', async () => {
  const uploaded = await asset({ metadata: { [text]: 'a', [number]: 1 } })
  await sdk.api.update(uploaded.public_id, { metadata: { [number]: 2, [choice]: 'b' } })
  assert.deepEqual(await valuesOf(uploaded), { [text]: 'a', [number]: 2, [choice]: 'b' })
  await sdk.api.update(uploaded.public_id, { metadata: { [text]: '' } })
  assert.deepEqual(await valuesOf(uploaded), { [number]: 2, [choice]: 'b' })
})

test('Many assets get values at once; ids that do not exist are passed over', async () => {
  const [one, two] = [await asset({ metadata: { [text]: 'kept' } }), await asset()]
  const { public_ids } = await sdk.uploader.update_metadata({ [number]: 5, [choices]: ['x'] }, [one.public_id, two.public_id, 'never-there'])
  assert.deepEqual(public_ids.sort(), [one.public_id, two.public_id].sort())
  assert.deepEqual(await valuesOf(one), { [text]: 'kept', [number]: 5, [choices]: ['x'] })
  assert.deepEqual(await valuesOf(two), { [number]: 5, [choices]: ['x'] })
  assert.equal((await sdk.uploader.update_metadata(`${number}=6`, one.public_id, { type: 'private' })).public_ids.length, 0)
  const refused = await failure(sdk.uploader.update_metadata({ nothing: '1' }, [one.public_id]))
  assert.deepEqual([refused.http_code, refused.message], [400, 'Metadata External IDs do not exist: ["nothing"]'])
})

test('clear_invalid leaves out what is not valid any more', async () => {
  const uploaded = await asset({ metadata: { [choice]: 'a', [text]: 'x' } })
  await sdk.api.delete_datasource_entries(choice, ['a'])
  try {
    await sdk.uploader.update_metadata({ [number]: 'none', [text]: 'y' }, [uploaded.public_id], { clear_invalid: true })
    assert.deepEqual(await valuesOf(uploaded), { [text]: 'y' })
  } finally {
    await sdk.api.restore_metadata_field_datasource(choice, ['a'])
  }
})

test('Defaults apply to new assets, and a mandatory field keeps a value', async () => {
  const external_id = unique('status')
  const old = await asset()
  await sdk.api.add_metadata_field({ external_id, label: external_id, type: 'string', mandatory: true, default_value: 'draft' })
  try {
    const uploaded = await asset()
    assert.deepEqual(uploaded.metadata, { [external_id]: 'draft' })
    await sdk.api.update(uploaded.public_id, { metadata: { [external_id]: '' } })
    assert.deepEqual(await valuesOf(uploaded), { [external_id]: 'draft' })
    await sdk.api.update(old.public_id, { metadata: { [text]: 'x' } })
    assert.deepEqual(await valuesOf(old), { [text]: 'x' })
    await getJson(`${http}/v1_1/${cloud}/metadata_fields/${external_id}`, {
      method: 'PUT', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ default_value: null }),
    })
    const refused = await failure(asset())
    assert.deepEqual([refused.http_code, refused.message], [400, `Mandatory metadata fields have no value: ["${external_id}"]`])
  } finally {
    await sdk.api.delete_metadata_field(external_id)
  }
})

test('An overwritten asset has what the new upload says', async () => {
  const { public_id } = await asset({ metadata: { [text]: 'old', [number]: 1 } })
  assert.deepEqual((await asset({ public_id, metadata: { [text]: 'new' } })).metadata, { [text]: 'new' })
})

test('The values of a deleted field leave all assets', async () => {
  const external_id = unique('passing')
  await sdk.api.add_metadata_field({ external_id, label: external_id, type: 'string' })
  const uploaded = await asset({ metadata: { [external_id]: 'x', [text]: 'stays' } })
  await sdk.api.delete_metadata_field(external_id)
  await eventually(async () => !((await valuesOf(uploaded))[external_id]), { what: 'the value of a deleted field leaving its asset' })
  assert.deepEqual(await valuesOf(uploaded), { [text]: 'stays' })
})

test('A list that grows takes values that it does not have yet', async () => {
  const external_id = unique('grows')
  await sdk.api.add_metadata_field({ external_id, label: external_id, type: 'set', datasource: { values: [{ value: 'old' }] }, allow_dynamic_list_values: true })
  try {
    const { metadata } = await asset({ metadata: { [external_id]: ['brand new'] } })
    const { datasource } = await sdk.api.metadata_field_by_field_id(external_id)
    const added = datasource.values.find(({ value }) => value === 'brand new')
    assert.deepEqual(metadata, { [external_id]: [added.external_id] })
  } finally {
    await sdk.api.delete_metadata_field(external_id)
  }
})
