import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import { admin } from './support/receiver.mjs'

const base = `${http}/v2/notifications/${cloud}`
const messages = (query) => admin('GET', `messages?${new URLSearchParams(query)}`, undefined, base)
const ack = (receipt_handles) => admin('POST', 'messages/ack', { receipt_handles }, base)

let picture
before(async () => { picture = await media.jpeg(40, 30) })

function verify({ signed_payload, signature, timestamp, payload }) {
  assert.equal(typeof timestamp, 'string')
  assert.match(signed_payload, /^[A-Za-z0-9_-]+$/)
  const raw = Buffer.from(signed_payload, 'base64url').toString('utf8')
  assert.deepEqual(JSON.parse(raw), payload)
  assert.ok(sdk.utils.verifyNotificationSignature(raw, Number(timestamp), signature))
}

test('A poll trigger buffers an upload, which is asked for, verified and acknowledged', async () => {
  const channel = unique('live')
  const { body: trigger } = await admin('POST', 'triggers', { uri: `poll://${channel}`, event_type: 'upload', uri_type: 'poll' })
  try {
    const { public_id } = await upload('a.jpg', picture)
    const { body } = await messages({ channel, wait_seconds: 20 })
    assert.deepEqual(body.messages.map(({ payload }) => [payload.notification_type, payload.public_id]), [['upload', public_id]])
    body.messages.forEach(verify)
    const acked = await ack(body.messages.map(({ receipt_handle }) => receipt_handle))
    assert.deepEqual([acked.status, acked.body], [200, { results: [{ status: 'acked' }] }])
    assert.deepEqual((await messages({ channel, wait_seconds: 0 })).body, { messages: [] })
  } finally {
    await admin('DELETE', `triggers/${trigger.id}`)
  }
})

test('A call that asks for poll:// buffers its notification under its batch', async () => {
  const batch_id = unique('batch')
  const form = new FormData()
  for (const [name, value] of Object.entries({ public_id: batch_id, notification_url: 'poll://*', batch_id })) form.append(name, value)
  form.append('file', new Blob([picture]), 'c.jpg')
  assert.equal((await getJson(`${http}/v1_1/${cloud}/image/upload`, { method: 'POST', headers: basic(), body: form })).status, 200)
  const { body } = await messages({ batch_id, wait_seconds: 20 })
  assert.deepEqual(body.messages.map((message) => [message.batch_id, message.payload.public_id]), [[batch_id, batch_id]])
  body.messages.forEach(verify)
})

test('A message comes again when nobody acknowledged it in time, and its old receipt is void', async () => {
  const channel = unique('again')
  await upload('a.jpg', picture, { notification_url: `poll://${channel}/with/slashes` })
  const place = { channel: `${channel}/with/slashes` }
  const { body: { messages: [first] } } = await messages({ ...place, wait_seconds: 20, visibility_timeout: 20 })
  assert.deepEqual((await messages({ ...place, wait_seconds: 0 })).body.messages, [])
  const { body: { messages: [second] } } = await messages({ ...place, wait_seconds: 60 })
  assert.deepEqual(second.payload, first.payload)
  assert.deepEqual((await ack([first.receipt_handle])).body.results, [{ status: 'not_found' }])
  assert.deepEqual((await ack([second.receipt_handle, 'nonsense'])).body.results, [{ status: 'acked' }, { status: 'not_found' }])
})

test('Who waits has the message as soon as it is there', async () => {
  const channel = unique('wait')
  const waiting = messages({ channel, wait_seconds: 30 })
  await upload('a.jpg', picture, { notification_url: `poll://${channel}` })
  const stored = Date.now()
  assert.equal((await waiting).body.messages.length, 1)
  assert.ok(Date.now() - stored < 20_000)
})

test('No more come than are asked for, and the oldest first', async () => {
  const channel = unique('order')
  const names = [1, 2, 3].map((i) => unique(`n${i}`))
  for (const public_id of names) await upload('a.jpg', picture, { public_id, notification_url: `poll://${channel}` })
  const seen = []
  while (seen.length < 3) {
    const { body } = await messages({ channel, max_messages: 2, wait_seconds: 20 })
    assert.ok(body.messages.length > 0 && body.messages.length <= 2)
    seen.push(...body.messages.map(({ payload }) => payload.public_id))
  }
  assert.deepEqual(seen.sort(), [...names].sort())
})

test('Errors are told in the words of the second version', async () => {
  for (const [query, message] of [
    [{}, 'Exactly one of channel and batch_id must be given'],
    [{ channel: 'a', batch_id: 'b' }, 'Exactly one of channel and batch_id must be given'],
    [{ channel: 'a', max_messages: 101 }, 'Invalid value for parameter max_messages: 101'],
    [{ channel: 'a', wait_seconds: 61 }, 'Invalid value for parameter wait_seconds: 61'],
    [{ channel: 'a', visibility_timeout: 0 }, 'Invalid value for parameter visibility_timeout: 0'],
  ]) {
    const { status, body, headers } = await messages(query)
    assert.equal(status, 400)
    assert.deepEqual(body, { error: { category: 'client_error', code: 'bad_request', message }, request_id: headers.get('x-request-id') })
  }
  const tooMany = await ack(Array.from({ length: 101 }, (_, i) => `${i}`))
  assert.deepEqual([tooMany.status, tooMany.body.error.message], [400, '1 to 100 receipt_handles can be acknowledged at once, not 101'])
  const stranger = await getJson(`${base}/messages?channel=a`, { headers: basic(undefined, 'no') })
  assert.deepEqual([stranger.status, stranger.body.error.code, stranger.body.error.message], [401, 'unauthorized', 'api_secret mismatch'])
  const nowhere = await getJson(`${http}/v2/notifications/${cloud}/nothing`, { headers: basic() })
  assert.deepEqual([nowhere.status, nowhere.body.error.code], [404, 'not_found'])
})

test('Only so many may wait at the same moment, and all others are told at once', async () => {
  const channel = unique('crowd')
  const waiting = Array.from({ length: 24 }, () => messages({ channel, wait_seconds: 20 }))
  const statuses = (await Promise.all(waiting)).map(({ status }) => status)
  assert.deepEqual(new Set(statuses), new Set([200, 420]))
  assert.equal((await messages({ channel, wait_seconds: 0 })).status, 200)
})
