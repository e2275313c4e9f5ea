import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { failure, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const [category, team, note] = ['category', 'team', 'note'].map(unique)
const values = (...ids) => ({ values: ids.map((external_id) => ({ external_id, value: external_id })) })
const isEmployee = { metadata_field_id: category, equals: 'employee' }
const rules = []

before(async () => {
  await sdk.api.add_metadata_field({ external_id: category, label: category, type: 'enum', datasource: values('employee', 'event') })
  await sdk.api.add_metadata_field({ external_id: team, label: team, type: 'enum', datasource: values('rnd', 'hr') })
  await sdk.api.add_metadata_field({ external_id: note, label: note, type: 'string' })
  await sdk.api.update_metadata_field(team, { default_disabled: true })
})

after(async () => {
  for (const id of rules) await sdk.api.delete_metadata_rule(id).catch(() => {})
  for (const id of [category, team, note]) await sdk.api.delete_metadata_field(id).catch(() => {})
})

async function rule(body) {
  const added = await sdk.api.add_metadata_rule({ metadata_field_id: team, condition: isEmployee, result: { enable: true }, name: 'a rule', ...body })
  rules.push(added.external_id)
  return added
}

const jpeg = await media.jpeg(20, 20)
const asset = (metadata) => upload('r.jpg', jpeg, { public_id: unique('ruled'), metadata })
const drop = (id) => sdk.api.delete_metadata_rule(id)

test('A rule is added, listed, changed and deleted', async () => {
  const added = await rule({ result: { enable: true, activate_values: 'all' }, name: 'category-employee' })
  const { external_id, condition_signature, metadata_field_id, condition, result, name, state } = added
  assert.match(external_id, /^[0-9a-f]{64}$/)
  assert.match(condition_signature, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  assert.deepEqual(
    { metadata_field_id, condition, result, name, state },
    { metadata_field_id: team, condition: isEmployee, result: { enable: true, activate_values: 'all' }, name: 'category-employee', state: 'active' })
  const listed = (await sdk.api.list_metadata_rules()).metadata_rules.find((each) => each.external_id === external_id)
  assert.deepEqual(listed, { external_id, condition_signature, metadata_field_id, condition, result, name, state })

  const updated = await sdk.api.update_metadata_rule(external_id, { name: 'other', state: 'inactive', condition: isEmployee })
  assert.deepEqual([updated.name, updated.state, updated.condition_signature, updated.metadata_field_id], ['other', 'inactive', condition_signature, team])
  assert.equal((await drop(external_id)).success, true)
  assert.deepEqual((await sdk.api.list_metadata_rules()).metadata_rules, [])
  assert.equal((await failure(drop(external_id))).http_code, 404)
  assert.equal((await failure(sdk.api.update_metadata_rule(external_id, { name: 'x' }))).http_code, 404)
})

test('Rules are listed by field, then in the order in which they were made', async () => {
  const made = []
  for (const [metadata_field_id, name] of [[team, '1'], [note, '2'], [team, '3']]) made.push(await rule({ metadata_field_id, name }))
  const listed = (await sdk.api.list_metadata_rules()).metadata_rules.map(({ name }) => name)
  assert.deepEqual(listed, note < team ? ['2', '1', '3'] : ['1', '3', '2'])
  for (const { external_id } of made) await drop(external_id)
})

test('A rule opens a field, and closing it takes its value away', async () => {
  const { external_id } = await rule()
  const refused = await failure(asset({ [category]: 'event', [team]: 'rnd' }))
  assert.deepEqual([refused.http_code, refused.message], [400, `'rnd' is not valid for field '${team}'`])
  const { public_id, metadata } = await asset({ [category]: 'employee', [team]: 'rnd' })
  assert.deepEqual(metadata, { [category]: 'employee', [team]: 'rnd' })
  await sdk.uploader.update_metadata({ [category]: 'event' }, [public_id])
  assert.deepEqual((await sdk.api.resource(public_id)).metadata, { [category]: 'event' })
  await drop(external_id)
})

test('A rule limits a list, applies a value and makes a field mandatory', async () => {
  const made = [
    await rule({ result: { enable: true, activate_values: { external_ids: ['hr'], mode: 'override' }, apply_value: { value: 'hr' } } }),
    await rule({ metadata_field_id: note, condition: { and: [isEmployee, { metadata_field_id: team, populated: true }] }, result: { set_mandatory: true } }),
  ]
  assert.equal((await failure(asset({ [category]: 'employee', [team]: 'rnd', [note]: 'x' }))).message, `'rnd' is not valid for field '${team}'`)
  assert.equal((await failure(asset({ [category]: 'employee' }))).message, `Mandatory metadata fields have no value: ["${note}"]`)
  assert.deepEqual((await asset({ [category]: 'employee', [note]: 'x' })).metadata, { [category]: 'employee', [team]: 'hr', [note]: 'x' })
  for (const { external_id } of made) await drop(external_id)
})

test('What no rule can be is 400 in words', async () => {
  const { external_id } = await rule()
  for (const [body, message] of [
    [{ metadata_field_id: 'nothing' }, 'Metadata External IDs do not exist: ["nothing"]'],
    [{ condition: { metadata_field_id: category } }, 'condition is invalid: populated, equals or includes is missing'],
    [{ result: { enable: 'perhaps' } }, 'result is invalid: enable is true or false'],
    [{ metadata_field_id: category, condition: { metadata_field_id: team, populated: true } }, `condition is invalid: field ${category} would depend on itself`],
  ]) {
    const refused = await failure(rule(body))
    assert.deepEqual([refused.http_code, refused.message], [400, message])
  }
  await drop(external_id)
})
