// Moderation through the SDK: people and machines that decide, what is withheld, and who is told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { basic, eventually, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import { assetOf, drop, gone } from './support/drop.mjs'
import * as media from './support/media.mjs'
import { receive, told } from './support/receiver.mjs'

const { account_id, provisioning_api_key, provisioning_api_secret } = sdk.config()
const accounts = `${http}/v1_1/provisioning/accounts/${account_id}/sub_accounts`
const owner = { ...basic(provisioning_api_key, provisioning_api_secret), 'content-type': 'application/json' }
const made = []
let picture, receiver

/** A product environment of its own with these settings: options for the SDK's calls. */
async function environment(settings) {
  const { body } = await getJson(accounts, { method: 'POST', headers: owner, body: JSON.stringify({ name: unique('moder'), settings }) })
  made.push(body.id)
  const { key, secret } = body.api_access_keys[0]
  return { cloud_name: body.cloud_name, api_key: key, api_secret: secret }
}

const put = async (options = {}) => upload('m.jpg', picture, { public_id: unique('moder'), ...options })
const statuses = ({ moderation }) => moderation.map(({ kind, status }) => `${kind}=${status}`).join(' ')
const status = async (url) => (await get(url)).status
const decide = (public_id, moderation_status, options = {}) => sdk.api.update(public_id, { moderation_status, ...options })

before(async () => {
  picture = await media.jpeg(90, 60)
  receiver = await receive()
})
after(async () => {
  receiver?.close()
  for (const id of made) await fetch(`${accounts}/${id}`, { method: 'DELETE', headers: owner })
})

test('A rejected asset is delivered on no way until it is approved after all', async () => {
  const tag = unique('moder')
  const { public_id, asset_id, version } = await put({ moderation: 'manual', tags: tag })
  const other = await put({ tags: tag })
  const urls = [
    sdk.url(public_id, { format: 'jpg' }),
    sdk.url(public_id, { format: 'png', width: 20, crop: 'scale', version }),
    sdk.url(public_id, { format: 'jpg', sign_url: true }),
    sdk.url(public_id, { format: 'jpg', width: 30, crop: 'scale', sign_url: true }),
    sdk.url(other.public_id, { format: 'jpg', transformation: [{ overlay: public_id, width: 10 }] }),
    sdk.utils.private_download_url(public_id, 'jpg'),
    sdk.utils.download_zip_url({ public_ids: [public_id] }),
  ]
  const all = (expected) => async () => assert.deepEqual(await Promise.all(urls.map(status)), urls.map(() => expected))
  await all(200)()
  assert.equal((await decide(public_id, 'rejected')).moderation_status, 'rejected')
  await all(404)()
  assert.deepEqual((await sdk.uploader.generate_sprite(tag)).image_infos ? Object.keys((await sdk.uploader.generate_sprite(tag)).image_infos) : [], [other.public_id])
  assert.equal((await sdk.api.resource_by_asset_id(asset_id)).moderation_status, 'rejected')
  await decide(public_id, 'approved')
  await all(200)()
})

test('An environment can withhold what is not decided yet', async () => {
  const there = await environment({ moderation_block: 'unapproved' })
  const { public_id } = await put({ moderation: 'manual', ...there })
  const url = sdk.url(public_id, { format: 'jpg', ...there })
  assert.equal(await status(url), 404)
  await sdk.api.update(public_id, { moderation_status: 'approved', ...there })
  assert.equal(await status(url), 200)
})

test('A chain of a rule and a person decides one after the other, before the upload is answered', async () => {
  const there = await environment({ moderation_rule: 'tags:secret OR -context.source:*' })
  const refused = await put({ moderation: 'metadata|manual', ...there })
  assert.equal(statuses(refused), 'metadata=rejected manual=aborted')
  assert.deepEqual(refused.moderation[0].response.moderation_labels, [{ confidence: 100, name: 'tags:secret OR -context.source:*', parent_name: '' }])

  const waits = await put({ moderation: 'metadata|manual', context: 'source=agency', ...there })
  assert.equal(statuses(waits), 'metadata=approved manual=pending')
  const { resources } = await sdk.api.resources_by_moderation('manual', 'pending', { moderations: true, ...there })
  assert.deepEqual(resources.map(({ public_id, moderation_kind, moderation_status }) => [public_id, moderation_kind, moderation_status]), [[waits.public_id, 'manual', 'pending']])
  assert.equal((await sdk.api.resources_by_moderation('metadata', 'rejected', there)).resources[0].public_id, refused.public_id)

  const overridden = await sdk.api.update(refused.public_id, { moderation_status: 'approved', ...there })
  assert.equal(statuses(overridden), 'metadata=overridden manual=approved')
})

test('Every decision is kept with who and why', async () => {
  const { public_id } = await put({ moderation: 'manual' })
  const body = new URLSearchParams({ moderation_status: 'rejected', moderation_reason: 'No model release' })
  await getJson(`${http}/v1_1/${sdk.config().cloud_name}/resources/image/upload/${public_id}`, { method: 'POST', headers: basic(), body })
  await decide(public_id, 'approved')
  const { moderation_history: history } = await sdk.api.resource(public_id)
  assert.deepEqual(
    history.map(({ kind, from, to, by, reason, overrides }) => [kind, from, to, by, reason, overrides]),
    [
      ['manual', 'pending', 'rejected', { kind: 'key', id: sdk.config().api_key }, 'No model release', false],
      ['manual', 'rejected', 'approved', { kind: 'key', id: sdk.config().api_key }, null, false],
    ],
  )
})

test('An asset is queued again, and explicit asks for moderation of what is stored', async () => {
  const { public_id } = await put({ moderation: 'manual' })
  await decide(public_id, 'rejected')
  assert.equal(statuses(await decide(public_id, 'pending')), 'manual=pending')

  const plain = await put()
  assert.equal(plain.moderation, undefined)
  await sdk.uploader.explicit(plain.public_id, { type: 'upload', moderation: 'manual' })
  assert.equal((await sdk.api.resource(plain.public_id)).moderation_status, 'pending')
})

test('Each decision is told, and the end of the whole', async () => {
  const there = await environment({ moderation_rule: 'tags:secret' })
  const { public_id, asset_id } = await put({ moderation: 'metadata|manual', notification_url: receiver.url('/machine'), ...there })

  // Signed with that environment's key.
  const { json: machine } = await eventually(() => receiver.inbox('/machine').find(({ json }) => json.notification_type === 'moderation'), { what: 'the machine being heard' })
  assert.deepEqual(
    [machine.asset_id, machine.public_id, machine.moderation_kind, machine.moderation_status, machine.moderation_response],
    [asset_id, public_id, 'metadata', 'approved', { moderation_labels: [] }],
  )
  assert.equal(receiver.inbox('/machine').some(({ json }) => json.notification_type === 'moderation_summary'), false)

  const here = await put({ moderation: 'manual' })
  await decide(here.public_id, 'approved', { notification_url: receiver.url('/person') })
  const person = await told(receiver, '/person', 'moderation')
  assert.deepEqual([person.moderation_kind, person.moderation_response, person.version], ['manual', 'approved', here.version])
  const summary = await told(receiver, '/person', 'moderation_summary')
  assert.deepEqual([summary.asset_id, summary.moderation_status, statuses(summary)], [here.asset_id, 'approved', 'manual=approved'])
})

test('A preset asks for moderation, and so a drop folder does', async () => {
  const name = unique('moder')
  await sdk.api.create_upload_preset({ name, moderation: 'manual' })
  const bytes = await media.jpeg(77, 55, 123)
  await drop(`${name}/dropped.jpg`, bytes)
  await gone(`${name}/dropped.jpg`)
  assert.equal(statuses(await assetOf(bytes)), 'manual=pending')
  await sdk.api.delete_upload_preset(name)
})

test('Moderation that is not here is a missing subscription, and one that is malformed is named', async () => {
  for (const moderation of ['aws_rek', 'webpurify|manual', 'aws_rek_video', 'google_video_moderation', 'perception_point', 'metascan']) {
    const { http_code, message } = await failure(put({ moderation }))
    assert.equal(http_code, 420, `${moderation}: ${message}`)
  }
  for (const moderation of ['nsfw:2', 'metadata:1', 'nsfw|nsfw:0.5', 'duplicate:x']) {
    assert.match((await failure(put({ moderation }))).message, /^Moderation .* moderation is not valid/)
  }
})
