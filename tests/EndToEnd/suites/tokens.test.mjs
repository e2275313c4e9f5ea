// Bearer tokens, which the app issues itself and every SDK sends as its oauth_token.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, failure, file, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const tokens = `${http}/v1_1/${cloud}/access_tokens`
const json = (body, headers = basic()) => ({ method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) })
const issue = async (body) => (await getJson(tokens, json(body))).body
const bearer = (token) => ({ authorization: `Bearer ${token}` })

let token, picture

before(async () => {
  token = await issue({ name: unique('suite') })
  picture = await upload('token.jpg', await media.jpeg(12, 8), { public_id: unique('token') })
})

test('A token is told once, with its role and its end', async () => {
  assert.match(token.access_token, /^dam_[0-9a-f]{32}_[0-9a-f]{64}$/)
  assert.deepEqual([token.token_type, token.role], ['Bearer', 'admin'])
  const listed = (await getJson(tokens, { headers: basic() })).body.access_tokens.find(({ id }) => id === token.id)
  assert.deepEqual([listed.name, listed.api_key, listed.expires_at], [token.name, sdk.config().api_key, token.expires_at])
  assert.ok(!JSON.stringify(listed).includes(token.access_token))
})

test('A token is a full credential for the Admin API', async () => {
  const options = { oauth_token: token.access_token }
  assert.equal((await sdk.api.ping(options)).status, 'ok')
  assert.equal((await sdk.api.resource(picture.public_id, options)).asset_id, picture.asset_id)
})

test('A token is a full credential for the Upload API, without a signature', async () => {
  const options = { oauth_token: token.access_token, public_id: unique('by_token'), tags: 'by_token' }
  const uploaded = await sdk.uploader.upload(file('by-token.jpg', await media.jpeg(9, 9)), options)
  assert.deepEqual([uploaded.public_id, uploaded.tags], [options.public_id, ['by_token']])
  assert.equal((await sdk.uploader.destroy(uploaded.public_id, { oauth_token: token.access_token })).result, 'ok')
})

test('The name of the scheme is written in any case', async () => {
  const { status } = await getJson(`http://${new URL(http).host}/v1_1/${cloud}/ping`, { headers: { authorization: `bearer ${token.access_token}` } })
  assert.equal(status, 200)
})

test('A token that is unknown, damaged or of another kind is refused in the words that SDKs look for', async () => {
  for (const wrong of ['MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI4', `${token.access_token.slice(0, -1)}g`, token.access_token.replace(/.$/, (c) => (c === '0' ? '1' : '0')), 'x'.repeat(5000), "a' or 1=1"]) {
    const { status, body } = await getJson(`${http}/v1_1/${cloud}/resources/image/upload/sample`, { headers: bearer(wrong) })
    assert.deepEqual([status, body.error.message], [401, 'Invalid token'])
  }
  const refused = await failure(sdk.uploader.upload(file('no.jpg', await media.jpeg(4, 4)), { oauth_token: 'MTQ0NjJkZmQ5OTM2NDE1ZTZjNGZmZjI4' }))
  assert.deepEqual([refused.http_code, refused.message], [401, 'Invalid token'])
  assert.match((await failure(sdk.api.resource('sample', { oauth_token: 'not-a-real-token' }))).message, /Invalid token/)
})

test('A token is worth nothing once revoked', async () => {
  const gone = await issue({ name: unique('gone') })
  assert.equal((await getJson(`${http}/v1_1/${cloud}/ping`, { headers: bearer(gone.access_token) })).status, 200)
  assert.equal((await getJson(`${tokens}/${gone.id}`, { method: 'DELETE', headers: basic() })).body.message, 'deleted')
  assert.equal((await getJson(`${http}/v1_1/${cloud}/ping`, { headers: bearer(gone.access_token) })).status, 401)
  assert.equal((await getJson(`${tokens}/${gone.id}`, { method: 'DELETE', headers: basic() })).status, 404)
})

test('A token ends with the access key that it was made with, and so does one that was made with it', async () => {
  const { account } = sdk.provisioning
  const own = await account.create_sub_account(unique('token_env'))
  try {
    const key = await account.generate_access_key(own.id, { name: 'short', enabled: true })
    const base = `${http}/v1_1/${own.cloud_name}`
    const issueBy = async (headers) => (await getJson(`${base}/access_tokens`, json({ name: 'x' }, headers))).body.access_token
    const ping = async (text) => (await getJson(`${base}/ping`, { headers: bearer(text) })).status
    const root = own.api_access_keys[0]
    const kept = await issueBy(basic(root.key, root.secret))
    const first = await issueBy(basic(key.api_key, key.api_secret))
    const second = await issueBy(bearer(first))
    assert.deepEqual([await ping(kept), await ping(first), await ping(second)], [200, 200, 200])

    await account.update_access_key(own.id, key.api_key, { enabled: false })
    assert.deepEqual([await ping(kept), await ping(first), await ping(second)], [200, 401, 401])
    await account.update_access_key(own.id, key.api_key, { enabled: true })
    assert.equal(await ping(first), 200)
    await account.delete_access_key(own.id, key.api_key)
    assert.deepEqual([await ping(kept), await ping(first), await ping(second)], [200, 401, 401])
  } finally {
    await account.delete_sub_account(own.id)
  }
})

test('A token has no more than its role', async () => {
  const limited = await issue({ name: unique('limited'), role: 'media_library_admin' })
  assert.equal((await getJson(tokens, json({ name: 'more' }, bearer(limited.access_token)))).status, 403)
  assert.equal((await getJson(`${http}/v1_1/${cloud}/upload_presets`, { headers: bearer(limited.access_token) })).status, 403)
})

test('What cannot be a token is not issued', async () => {
  assert.equal((await getJson(tokens, json({}))).body.error.message, 'Missing required parameter - name')
  assert.equal((await getJson(tokens, json({ name: 'x', role: 'king' }))).body.error.message, 'Invalid value for parameter role: king')
  assert.equal((await getJson(tokens, json({ name: 'x', role: 'master_admin' }))).status, 400)
  assert.equal((await getJson(tokens, json({ name: 'x', expires_in: 0 }))).status, 400)
  assert.equal((await getJson(tokens, { method: 'POST' })).status, 401)
})

test('A key by Basic is read in the url-safe alphabet too, as the Ruby SDK writes it', async () => {
  const safe = basic().authorization.replaceAll('+', '-').replaceAll('/', '_')
  assert.equal((await getJson(`${http}/v1_1/${cloud}/ping`, { headers: { authorization: safe } })).status, 200)
})
