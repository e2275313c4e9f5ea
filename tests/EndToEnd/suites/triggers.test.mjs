import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { basic, cloud, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import { admin, receive, told } from './support/receiver.mjs'

let receiver, picture
before(async () => {
  picture = await media.jpeg(40, 30)
  receiver = await receive()
})
after(async () => {
  for (const { id } of (await admin('GET', 'triggers')).body.triggers) await admin('DELETE', `triggers/${id}`)
  await receiver?.close()
})

const create = (uri, event_type, uri_type = null) => admin('POST', 'triggers', { uri, event_type, uri_type })

test('A trigger is created, listed, moved to another address and deleted', async () => {
  const uri = `poll://${unique('live')}`
  const { status, body: made } = await create(uri, 'upload', 'poll')
  assert.equal(status, 200)
  assert.match(made.id, /^[0-9a-f]{32}$/)
  assert.match(made.product_environment_id, /^[0-9a-f]{32}$/)
  assert.deepEqual([made.uri, made.uri_type, made.event_type], [uri, 'poll', 'upload'])
  assert.match(made.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)

  const listed = (await admin('GET', 'triggers')).body
  assert.ok(listed.triggers.some(({ id }) => id === made.id))
  assert.equal(listed.total, listed.triggers.length)
  assert.deepEqual((await admin('GET', 'triggers?event_type=delete')).body.triggers, [])

  assert.deepEqual((await admin('PUT', `triggers/${made.id}`, { new_uri: `${uri}_updated` })).body, { message: 'ok' })
  assert.equal((await admin('GET', 'triggers')).body.triggers.find(({ id }) => id === made.id).uri, `${uri}_updated`)
  assert.deepEqual((await admin('DELETE', `triggers/${made.id}`, {})).body, { message: 'ok' })
  assert.ok(!(await admin('GET', 'triggers')).body.triggers.some(({ id }) => id === made.id))
})

test('A trigger is told of its event type alone, and one for all of everything', async () => {
  const [{ body: uploads }, { body: all }] = [await create(receiver.url('/uploads'), 'upload'), await create(receiver.url('/all'), 'all')]
  assert.equal(uploads.uri_type, 'webhook')
  const public_id = unique('event')
  await upload('a.jpg', picture, { public_id })
  await sdk.uploader.add_tag('seen', [public_id])
  await sdk.uploader.destroy(public_id)
  await told(receiver, '/all', 'delete')
  await told(receiver, '/all', 'resource_tags_changed')
  assert.equal((await told(receiver, '/all', 'upload')).public_id, public_id)
  assert.deepEqual((await told(receiver, '/uploads', 'upload')).public_id, public_id)
  assert.deepEqual(receiver.inbox('/uploads').map(({ json }) => json.notification_type), ['upload'])

  for (const { id } of [uploads, all]) await admin('DELETE', `triggers/${id}`)
  await upload('a.jpg', picture, { notification_url: receiver.url('/marker') })
  await told(receiver, '/marker', 'upload')
  assert.equal(receiver.inbox('/uploads').length, 1)
})

test('A test sends the sample, or says that it is a test', async () => {
  const { body: { id } } = await create(receiver.url('/test'), 'delete')
  assert.deepEqual((await admin('POST', `triggers/${id}/test`, { sample_data: null })).body, { message: 'ok' })
  assert.equal((await told(receiver, '/test', 'delete')).test, true)
  await admin('POST', `triggers/${id}/test`, { sample_data: { public_id: 'sample', nested: { a: [1] } } })
  const [, second] = await receiver.of('/test', 2)
  assert.deepEqual([second.json.public_id, second.json.nested], ['sample', { a: [1] }])
  assert.equal((await admin('POST', `triggers/${id}/test`, { sample_data: [1] })).status, 400)
})

test('Forms are taken as JSON is', async () => {
  const { status, body } = await getJson(`${http}/v1_1/${cloud}/triggers`, { method: 'POST', headers: basic(), body: new URLSearchParams({ uri: 'https://example.com/form', event_type: 'move' }) })
  assert.deepEqual([status, body.uri_type, body.event_type], [200, 'webhook', 'move'])
})

test('What makes no sense is refused with the reason', async () => {
  for (const [body, message] of [
    [{ event_type: 'upload' }, 'Missing required parameter - uri'],
    [{ uri: 'https://example.com/' }, 'Missing required parameter - event_type'],
    [{ uri: 'https://example.com/', event_type: 'nothing' }, 'Invalid event_type nothing'],
    [{ uri: 'https://example.com/', event_type: 'upload', uri_type: 'pigeon' }, 'Invalid uri_type pigeon'],
    [{ uri: 'https://example.com/', event_type: 'upload', uri_type: 'poll' }, 'Invalid uri https://example.com/ for uri_type poll'],
    [{ uri: 'ftp://example.com/', event_type: 'upload' }, 'Invalid uri ftp://example.com/: it must begin with http://, https:// or poll://'],
  ]) {
    const answer = await admin('POST', 'triggers', body)
    assert.deepEqual([answer.status, answer.body.error.message], [400, message])
  }
  for (const [method, path, body] of [['PUT', 'triggers/none', { new_uri: 'https://example.com/' }], ['DELETE', 'triggers/none'], ['POST', 'triggers/none/test', {}]]) {
    const answer = await admin(method, path, body)
    assert.deepEqual([answer.status, answer.body.error.message], [404, 'Trigger not found - none'])
  }
})

test('There are at most thirty, however many are created at the same moment', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => create(`https://example.com/${i}`, 'report')))
  const { body: { triggers } } = await admin('GET', 'triggers')
  assert.equal(triggers.length, 30)
  assert.deepEqual([...new Set(answers.filter(({ status }) => status !== 200).map(({ status, body }) => `${status} ${body.error.message}`))], ['400 Too many triggers: at most 30 are allowed'])
})
