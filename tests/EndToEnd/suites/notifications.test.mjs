import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { apiKey, eventually, failure, http, sdk, unique, upload } from './support/app.mjs'
import { drop } from './support/drop.mjs'
import * as media from './support/media.mjs'
import { admin, logged, receive, told, verify } from './support/receiver.mjs'

let receiver, picture
const hang = () => {}
const endless = (_, response) => {
  response.writeHead(200)
  const more = () => { while (!response.destroyed && response.write(Buffer.alloc(65536))); }
  response.on('drain', more).on('error', () => {})
  more()
}

before(async () => {
  picture = await media.jpeg(80, 60)
  receiver = await receive({
    '/thrice': [500, 502, 404, 200],
    '/never': [500],
    '/hang': hang,
    '/endless': endless,
    '/elsewhere': (_, response) => response.writeHead(302, { location: '/target-of-redirect' }).end(),
  })
})
after(() => receiver?.close())

test('The notification of an upload is the whole answer to it', async () => {
  const answer = await upload('cat.jpg', picture, { notification_url: receiver.url('/upload'), tags: ['a', 'b'], context: { alt: 'cat' }, colors: true, eager: [{ width: 20, crop: 'scale' }] })
  const { notification_type, timestamp, request_id, notification_context, signature_key, ...body } = await told(receiver, '/upload', 'upload')
  assert.deepEqual(body, JSON.parse(JSON.stringify(answer)))
  assert.equal(notification_type, 'upload')
  assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
  assert.match(request_id, /^[0-9a-f]{32}$/)
  assert.match(notification_context.triggered_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  assert.deepEqual([notification_context.triggered_by, signature_key], [{ source: 'api', id: apiKey }, apiKey])
})

test('Deletions, renamings, tags, context, names and places are told in their shapes', async () => {
  const [id, to] = [unique('told'), unique('renamed')]
  const url = receiver.url('/changes')
  const { asset_id } = await upload('cat.jpg', picture, { public_id: id, display_name: 'first', tags: ['a', 'b'], context: 'k=v|gone=1' })
  await sdk.api.update(id, { notification_url: url, tags: 'b,c', context: 'k=w|new=2', display_name: 'second', asset_folder: 'shelf' })
  const subject = { resource_type: 'image', type: 'upload', asset_id }

  const tags = await told(receiver, '/changes', 'resource_tags_changed')
  assert.deepEqual(tags.resources, [{ ...subject, public_id: id, added: ['c'], removed: ['a'], updated: [] }])
  const context = await told(receiver, '/changes', 'resource_context_changed')
  assert.deepEqual(context.resources, { [id]: { ...subject, added: [{ name: 'new', value: '2' }], removed: [{ name: 'gone', value: '1' }], updated: [{ name: 'k', value: 'w' }] } })
  const name = await told(receiver, '/changes', 'resource_display_name_changed')
  assert.deepEqual(name.resources, [{ ...subject, public_id: id, new_display_name: 'second' }])
  const move = await told(receiver, '/changes', 'move')
  assert.deepEqual(move.resources, { [id]: { ...subject, from_asset_folder: '', to_asset_folder: 'shelf', display_name: 'second' } })

  const { version } = await sdk.uploader.rename(id, to, { notification_url: url })
  const renamed = await told(receiver, '/changes', 'rename')
  assert.deepEqual([renamed.resource_type, renamed.type, renamed.asset_id, renamed.from_public_id, renamed.to_public_id], ['image', 'upload', asset_id, id, to])
  await sdk.uploader.destroy(to, { notification_url: url })
  const deleted = await told(receiver, '/changes', 'delete')
  assert.deepEqual(deleted.resources, [{ ...subject, public_id: to, version }])
  assert.equal(deleted.timestamp, undefined)
  assert.equal(receiver.inbox('/changes').length, 6)
})

test('Folders that are made, moved and deleted are told', async () => {
  const { body: trigger } = await admin('POST', 'triggers', { uri: receiver.url('/folders'), event_type: 'all' })
  try {
    const [from, to] = [unique('made'), unique('moved')]
    await sdk.api.create_folder(from)
    await sdk.api.create_folder(from)
    await sdk.api.rename_folder(from, to)
    await sdk.api.delete_folder(to)
    assert.equal((await told(receiver, '/folders', 'create_folder')).folder_path, from)
    const moved = await told(receiver, '/folders', 'move_or_rename_asset_folder')
    assert.deepEqual([moved.from_path, moved.to_path], [from, to])
    assert.equal((await told(receiver, '/folders', 'delete_folder')).folder_path, to)
    assert.equal(receiver.inbox('/folders').length, 3)
  } finally {
    await admin('DELETE', `triggers/${trigger.id}`)
  }
})

test('A preset names whom to tell, and the call overrules it', async () => {
  const { name } = await sdk.api.create_upload_preset({ notification_url: receiver.url('/preset') })
  const [preset, own] = [unique('preset'), unique('own')]
  await upload('cat.jpg', picture, { public_id: preset, upload_preset: name })
  await upload('cat.jpg', picture, { public_id: own, upload_preset: name, notification_url: receiver.url('/own') })
  await told(receiver, '/own', 'upload')
  const body = await told(receiver, '/preset', 'upload')
  await sdk.api.delete_upload_preset(name)
  assert.equal(body.public_id, preset)
  assert.equal(receiver.inbox('/preset').length, 1)
})

test('A dropped file is told to the triggers, with addresses that deliver', async () => {
  const { body: trigger } = await admin('POST', 'triggers', { uri: receiver.url('/dropped'), event_type: 'upload', uri_type: null })
  try {
    const name = unique('dropped')
    await eventually(async () => {
      await drop(`${name}.jpg`, await media.jpeg(50, 40, 9))
      return true
    })
    const found = await told(receiver, '/dropped', 'upload')
    assert.ok(found.public_id.startsWith(name), found.public_id)
    assert.equal((await fetch(found.secure_url)).status, 200)
  } finally {
    await admin('DELETE', `triggers/${trigger.id}`)
  }
})

test('A receiver that fails three times gets the same bytes a fourth time and then no more', async () => {
  await upload('cat.jpg', picture, { notification_url: receiver.url('/thrice') })
  const all = await receiver.of('/thrice', 4)
  all.forEach(verify)
  assert.equal(new Set(all.map(({ body }) => body)).size, 1)
  const entry = await logged(receiver.url('/thrice'), ({ state }) => state === 'delivered')
  assert.deepEqual([entry.attempts, entry.status_code, entry.event_type, entry.error], [4, 200, 'upload', undefined])
  assert.equal(receiver.inbox('/thrice').length, 4)
})

test('What failed four times is in the log and is sent again by call', async () => {
  await upload('cat.jpg', picture, { notification_url: receiver.url('/never') })
  const entry = await logged(receiver.url('/never'), ({ state }) => state === 'failed')
  assert.deepEqual([entry.attempts, entry.status_code, entry.error], [4, 500, 'It answered 500'])
  const { body: { payload } } = await admin('GET', `notifications/${entry.id}`)
  assert.equal(payload.notification_type, 'upload')
  const { status, body: { delivery } } = await admin('POST', `notifications/${entry.id}/resend`)
  assert.deepEqual([status, delivery.state, delivery.attempts], [200, 'waiting', 0])
  const [first, , , , fifth] = await receiver.of('/never', 5)
  assert.equal(first.body, fifth.body)
})

test('A receiver that hangs or answers without end holds nothing up, and no redirect is followed', async () => {
  for (const path of ['/hang', '/endless', '/elsewhere']) await upload('cat.jpg', picture, { notification_url: receiver.url(path) })
  await upload('cat.jpg', picture, { notification_url: receiver.url('/behind') })
  await told(receiver, '/behind', 'upload')
  assert.equal((await logged(receiver.url('/endless'), ({ attempts }) => attempts > 0)).state, 'delivered')
  assert.equal((await logged(receiver.url('/elsewhere'), ({ attempts }) => attempts > 0)).error, 'It answered 302')
  assert.match((await logged(receiver.url('/hang'), ({ attempts }) => attempts > 0)).error, /^It did not answer within/)
  assert.equal(receiver.inbox('/target-of-redirect').length, 0)
})

test('Loopback, private and metadata addresses are not called, and the log says so', async () => {
  for (const url of [`${http}/health`, 'http://169.254.169.254/latest/', 'http://10.1.2.3/', 'http://localhost:6379/']) {
    await upload('cat.jpg', picture, { notification_url: url })
    const entry = await logged(url, ({ state }) => state !== 'waiting')
    assert.equal(entry.state, 'failed', url)
    assert.ok(entry.error.length > 0)
  }
})

test('What is no address is refused with the upload', async () => {
  const error = await failure(upload('cat.jpg', picture, { notification_url: 'no address' }))
  assert.deepEqual([error.http_code, error.message], [400, 'Invalid notification_url no address'])
})

test('The log pages newest first, and an entry that is not there is 404', async () => {
  const { body: first } = await admin('GET', 'notifications?max_results=2')
  const { body: second } = await admin('GET', `notifications?max_results=2&next_cursor=${first.next_cursor}`)
  const times = [...first.deliveries, ...second.deliveries].map(({ created_at }) => created_at)
  assert.equal(times.length, 4)
  assert.deepEqual(times, [...times].sort().reverse())
  const missing = await admin('GET', 'notifications/none')
  assert.deepEqual([missing.status, missing.body.error.message], [404, 'Notification not found - none'])
  assert.equal((await admin('GET', 'notifications?next_cursor=zz')).status, 400)
})
