// The account: product environments, their keys, people and groups, through the SDK's provisioning methods.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { basic, cloud, failure, file, getJson, http, sdk, unique } from './support/app.mjs'
import * as media from './support/media.mjs'

const { account } = sdk.provisioning
const { account_id, provisioning_api_key, provisioning_api_secret } = sdk.config()
const base = `${http}/v1_1/provisioning/accounts/${account_id}`
const owner = basic(provisioning_api_key, provisioning_api_secret)

const made = { accounts: [], users: [], groups: [] }
const name = unique('prov_env')
let environment, user, group

const createAccount = async (...options) => {
  const created = await account.create_sub_account(...options)
  made.accounts.push(created.id)
  return created
}

const createUser = async (userName, role = 'billing', subAccounts = []) => {
  const created = await account.create_user(userName, `${unique('mail')}@example.com`, role, subAccounts)
  made.users.push(created.id)
  return created
}

before(async () => {
  environment = await createAccount(name, undefined, { team: 'news' }, true)
  user = await createUser(`${name} Ada`)
  group = await account.create_user_group(`${name} group`)
})

after(async () => {
  for (const id of made.users) await account.delete_user(id).catch(() => {})
  for (const id of made.accounts) await account.delete_sub_account(id).catch(() => {})
})

const shape = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, Array.isArray(value) ? 'array' : typeof value]))

test('A new product environment has a cloud name made of its name, one root key, and what was said of it', async () => {
  assert.equal(environment.cloud_name, name.replaceAll('_', '-'))
  assert.deepEqual([environment.name, environment.enabled, environment.custom_attributes], [name, true, { team: 'news' }])
  assert.match(environment.id, /^[0-9a-f]{32}$/)
  assert.match(environment.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  assert.deepEqual(environment.api_access_keys.map(shape), [{ key: 'string', secret: 'string', enabled: 'boolean' }])
})

test('A new product environment works at once with its own key, and has the picture sample', async () => {
  const [{ key, secret }] = environment.api_access_keys
  const access = { cloud_name: environment.cloud_name, api_key: key, api_secret: secret }
  assert.equal((await sdk.api.ping(access)).status, 'ok')
  assert.equal((await sdk.api.resource('sample', access)).format, 'jpg')
  assert.equal((await getJson(`${http}/v1_1/${environment.cloud_name}/ping`, { headers: basic() })).status, 401)
  assert.equal((await getJson(`${http}/v1_1/${cloud}/ping`, { headers: basic(key, secret) })).status, 401)
})

test('What is uploaded to one product environment is not in another', async () => {
  const [{ key, secret }] = environment.api_access_keys
  const access = { cloud_name: environment.cloud_name, api_key: key, api_secret: secret }
  const id = unique('apart')
  await sdk.uploader.upload(file('apart.jpg', await media.jpeg(8, 8)), { public_id: id, ...access })
  assert.equal((await sdk.api.resource(id, access)).public_id, id)
  assert.equal((await failure(sdk.api.resource(id))).http_code, 404)
  assert.equal((await fetch(`${http}/${environment.cloud_name}/image/upload/${id}.jpg`)).status, 200)
  assert.equal((await fetch(`${http}/${cloud}/image/upload/${id}.jpg`)).status, 404)
})

test('The configured product environment is listed, and is changed by configuration alone', async () => {
  const configured = (await account.sub_accounts(true)).sub_accounts.find(({ cloud_name }) => cloud_name === cloud)
  assert.equal(configured.api_access_keys[0].key, sdk.config().api_key)
  const refused = await failure(account.update_sub_account(configured.id, undefined, unique('other')))
  assert.equal(refused.http_code, 400)
  assert.equal((await failure(account.delete_sub_account(configured.id))).http_code, 400)
})

test('Product environments are listed by id, by name of cloud, by prefix whatever its case, and by whether they are enabled', async () => {
  const ids = async (...options) => (await account.sub_accounts(...options)).sub_accounts.map(({ id }) => id)
  assert.ok((await ids(true)).includes(environment.id))
  assert.ok(!(await ids(false)).includes(environment.id))
  assert.deepEqual(await ids(true, [environment.id]), [environment.id])
  assert.deepEqual(await ids(undefined, [], name.toUpperCase()), [environment.id])
  assert.deepEqual(await ids(undefined, [], `${name}zzz`), [])
  const { body } = await getJson(`${base}/sub_accounts?cloud_names[]=${environment.cloud_name}`, { headers: owner })
  assert.deepEqual(body.sub_accounts.map(({ id }) => id), [environment.id])
})

test('A product environment is renamed, described and disabled; a disabled one is not found by requests', async () => {
  const other = await createAccount(unique('prov_change'))
  const cloudName = unique('prov-moved')
  const updated = await account.update_sub_account(other.id, 'Renamed', cloudName, { a: 'b' }, true)
  assert.deepEqual([updated.name, updated.cloud_name, updated.custom_attributes], ['Renamed', cloudName, { a: 'b' }])
  assert.equal((await account.sub_account(other.id)).cloud_name, cloudName)
  const [{ key, secret }] = other.api_access_keys
  assert.equal((await sdk.api.resource('sample', { cloud_name: cloudName, api_key: key, api_secret: secret })).public_id, 'sample')
  assert.equal((await account.update_sub_account(other.id, undefined, undefined, undefined, false)).enabled, false)
  assert.equal((await failure(sdk.api.ping({ cloud_name: cloudName, api_key: key, api_secret: secret }))).http_code, 401)
})

test('A product environment that holds assets keeps the name of its cloud', async () => {
  const { http_code, message } = await failure(account.update_sub_account(environment.id, undefined, unique('prov-late')))
  assert.equal(http_code, 400)
  assert.match(message, /cannot change any more/)
})

test('A product environment is made like another one, without its attributes', async () => {
  const settings = { folder_mode: 'fixed', signature_algorithm: 'sha256' }
  const { body: first } = await getJson(`${base}/sub_accounts`, {
    method: 'POST', headers: { ...owner, 'content-type': 'application/json' }, body: JSON.stringify({ name: unique('prov_base'), custom_attributes: { x: 'y' }, settings }),
  })
  made.accounts.push(first.id)
  assert.deepEqual([first.settings.folder_mode, first.settings.signature_algorithm], ['fixed', 'sha256'])
  const second = await createAccount(unique('prov_like'), undefined, undefined, undefined, first.id)
  assert.deepEqual([second.settings.folder_mode, second.custom_attributes], ['fixed', {}])
  assert.equal((await failure(account.create_sub_account(unique('prov_like'), undefined, {}, true, 'nothing'))).message, 'Cannot find sub account with id nothing')
})

test('Attributes come as a form too, the way the .NET SDK writes them', async () => {
  const { body } = await getJson(`${base}/sub_accounts/${environment.id}`, { method: 'PUT', headers: owner, body: new URLSearchParams({ custom_attributes: 'team=news|desk=7' }) })
  assert.deepEqual(body.custom_attributes, { team: 'news', desk: '7' })
})

test('The name of a cloud is given once, and never one that means something else here', async () => {
  const taken = await failure(account.create_sub_account('Another', environment.cloud_name.toUpperCase()))
  assert.deepEqual([taken.http_code, taken.message], [409, `cloud_name ${environment.cloud_name.toUpperCase()} is already taken`])
  for (const reserved of ['library', 'health', 'v1_1', 'v2', 'admin', 'runtime', 'provisioning', 'image', 'v123']) {
    assert.equal((await failure(account.create_sub_account('Another', reserved))).message, `cloud_name ${reserved} is reserved`)
  }
  assert.equal((await failure(account.create_sub_account('Another', 'a/b'))).http_code, 400)
  assert.equal((await failure(account.create_sub_account(undefined, 'abc'))).message, 'Missing required parameter - name')
})

test('A deleted product environment is gone, and nobody else gets its name', async () => {
  const other = await account.create_sub_account(unique('prov_gone'))
  assert.equal((await account.delete_sub_account(other.id)).message, 'ok')
  assert.deepEqual((await account.sub_accounts(true, [other.id])).sub_accounts, [])
  const missing = await failure(account.sub_account(other.id))
  assert.deepEqual([missing.http_code, missing.message], [404, `Cannot find sub account with id ${other.id}`])
  assert.equal((await failure(account.create_sub_account('Again', other.cloud_name))).http_code, 409)
  assert.equal((await failure(sdk.api.ping({ cloud_name: other.cloud_name, api_key: other.api_access_keys[0].key, api_secret: other.api_access_keys[0].secret }))).http_code, 401)
})

test('Access keys are generated, listed in pages, changed, and deleted by key and by name', async () => {
  const owned = await createAccount(unique('prov_keys'))
  const keyShape = ['name', 'api_key', 'api_secret', 'created_at', 'updated_at', 'enabled', 'root']
  const first = await account.access_keys(owned.id)
  assert.deepEqual([first.total, first.access_keys.length, first.access_keys[0].root], [1, 1, true])
  assert.deepEqual(Object.keys(first.access_keys[0]), keyShape)

  const a = await account.generate_access_key(owned.id, { name: 'a-key', enabled: false })
  assert.deepEqual([a.name, a.enabled, a.root], ['a-key', false, false])
  const b = await account.generate_access_key(owned.id, { name: 'b-key' })
  const page = await account.access_keys(owned.id, { page: 1, page_size: 2, sort_by: 'name', sort_order: 'desc' })
  assert.deepEqual([page.total, page.access_keys.map((key) => key.name)], [3, ['b-key', 'a-key']])

  const changed = await account.update_access_key(owned.id, a.api_key, { name: 'a-new', enabled: true, dedicated_for: 'webhooks' })
  assert.deepEqual([changed.name, changed.enabled, changed.dedicated_for], ['a-new', true, ['webhooks']])
  assert.deepEqual(Object.keys(changed).slice(0, 8), [...keyShape.slice(0, 6), 'dedicated_for', 'root'])
  assert.equal((await sdk.api.ping({ cloud_name: owned.cloud_name, api_key: a.api_key, api_secret: a.api_secret })).status, 'ok')

  assert.equal((await account.delete_access_key(owned.id, a.api_key)).message, 'ok')
  assert.equal((await account.delete_access_key(owned.id, a.api_key)).message, 'not_found')
  assert.equal((await account.delete_access_key_by_name(owned.id, { name: 'b-key' })).message, 'ok')
  assert.equal((await account.delete_access_key_by_name(owned.id, { name: 'b-key' })).message, 'not_found')
  assert.equal((await failure(sdk.api.ping({ cloud_name: owned.cloud_name, api_key: b.api_key, api_secret: b.api_secret }))).http_code, 401)
  assert.match((await failure(account.delete_access_key(owned.id, first.access_keys[0].api_key))).message, /last enabled access key/)
})

test('Bad questions about access keys are answered precisely', async () => {
  assert.equal((await failure(account.access_keys('nothing'))).message, 'Cannot find sub account with id nothing')
  assert.equal((await failure(account.generate_access_key('nothing', { name: 'x' }))).http_code, 404)
  assert.equal((await failure(account.update_access_key(environment.id, '123', { name: 'x' }))).message, 'Cannot find access key with api_key 123')
  assert.equal((await failure(account.generate_access_key(environment.id, { name: 'x'.repeat(200) }))).http_code, 400)
  assert.equal((await failure(account.access_keys(environment.id, { sort_by: 'secret' }))).message, 'Invalid value for parameter sort_by: secret')
  assert.equal((await failure(account.access_keys(environment.id, { page: 0 }))).http_code, 400)
  const useless = await failure(account.update_access_key(environment.id, environment.api_access_keys[0].key, { dedicated_for: 'nothing' }))
  assert.equal(useless.message, 'Invalid value for parameter dedicated_for: nothing')
})

test('The configured product environment gets further keys, beside the one that always works', async () => {
  const configured = (await account.sub_accounts(true)).sub_accounts.find(({ cloud_name }) => cloud_name === cloud)
  const key = await account.generate_access_key(configured.id, { name: unique('further') })
  assert.equal((await sdk.api.ping({ api_key: key.api_key, api_secret: key.api_secret })).status, 'ok')
  assert.equal((await sdk.api.ping()).status, 'ok')
  assert.equal((await account.delete_access_key(configured.id, key.api_key)).message, 'ok')
  assert.equal((await failure(sdk.api.ping({ api_key: key.api_key, api_secret: key.api_secret }))).http_code, 401)
})

test('An invited user is pending, may enter every product environment, and belongs to no group', async () => {
  assert.deepEqual(
    [user.name, user.role, user.pending, user.enabled, user.all_sub_accounts, user.sub_account_ids, user.groups],
    [`${name} Ada`, 'billing', true, true, true, undefined, []])
})

test('Each role is known by its name, and no other is', async () => {
  for (const role of ['master_admin', 'admin', 'billing', 'technical_admin', 'reports', 'media_library_admin', 'media_library_user']) {
    assert.equal((await createUser(unique('role'), role)).role, role)
  }
  const wrong = await failure(account.create_user('X', `${unique('mail')}@example.com`, 'king', []))
  assert.deepEqual([wrong.http_code, wrong.message], [400, 'Invalid value for parameter role: king'])
})

test('A user of some product environments has their ids as one text', async () => {
  const second = await createAccount(unique('prov_second'))
  const limited = await createUser(unique('limited'), 'admin', [environment.id, second.id])
  assert.deepEqual([limited.sub_account_ids, limited.all_sub_accounts], [`${environment.id},${second.id}`, false])
  const updated = await account.update_user(limited.id, 'Other', undefined, 'technical_admin', [second.id])
  assert.deepEqual([updated.name, updated.role, updated.sub_account_ids], ['Other', 'technical_admin', second.id])
  assert.equal((await failure(account.update_user(limited.id, undefined, undefined, undefined, ['nothing']))).message, 'Cannot find sub account with id nothing')
  const { body } = await getJson(`${base}/users/${limited.id}/sub_accounts`, { headers: owner })
  assert.deepEqual(body.sub_accounts.map(({ id }) => id), [second.id])
})

test('A user is updated and found as such', async () => {
  const email = `${unique('updated')}@example.com`
  const updated = await account.update_user(user.id, 'updated', email)
  assert.deepEqual([updated.name, updated.email], ['updated', email])
  assert.equal((await account.user(user.id)).email, email)
  assert.equal((await account.users()).users.find(({ id }) => id === user.id).email, email)
  await account.update_user(user.id, `${name} Ada`)
})

test('Users are filtered by pending, ids, e-mail addresses, prefix and product environment', async () => {
  const ids = async (...options) => (await account.users(...options)).users.map(({ id }) => id)
  const [second] = [await createUser(`${name} Bob`, 'reports', [environment.id])]
  assert.deepEqual(await ids(null, [user.id]), [user.id])
  assert.deepEqual(await ids(true, [user.id]), [user.id])
  assert.deepEqual(await ids(false, [user.id]), [])
  assert.deepEqual((await ids(null, [user.id, second.id])).sort(), [user.id, second.id].sort())
  assert.deepEqual(await ids(true, [], `${name} b`.toUpperCase()), [second.id])
  assert.deepEqual(await ids(true, [], `${name} Bobzzz`), [])
  assert.deepEqual((await ids(true, [], name, environment.id)).sort(), [user.id, second.id].sort())
  const { body } = await getJson(`${base}/users?emails[]=${second.email.toUpperCase()}`, { headers: owner })
  assert.deepEqual(body.users.map(({ id }) => id), [second.id])
  const missing = await failure(account.users(true, [], undefined, 'no_such_account'))
  assert.deepEqual([missing.http_code, missing.message], [404, 'Cannot find sub account with id no_such_account'])
})

test('Who never signed in is left out by a filter on sign-ins, and found by its opposite', async () => {
  const count = async (lastLogin, fromDate) => (await account.users(true, [user.id], undefined, undefined, { lastLogin, fromDate, toDate: fromDate })).users.length
  const today = new Date().toISOString().slice(0, 10)
  assert.deepEqual([await count(true, today), await count(false, today)], [0, 1])
  assert.deepEqual([await count(true, new Date()), await count(false, new Date())], [0, 1])
  assert.equal((await failure(account.users(true, [user.id], undefined, undefined, { lastLogin: true, fromDate: 'yesterday' }))).message, 'Invalid value for parameter from: yesterday')
})

test('Users are sorted and paged', async () => {
  const names = async (query) => (await getJson(`${base}/users?prefix=${name}&${query}`, { headers: owner })).body.users.map((each) => each.name)
  assert.deepEqual(await names('sort_by=name&sort_order=asc'), [`${name} Ada`, `${name} Bob`])
  assert.deepEqual(await names('sort_by=name&sort_order=desc&page=2&page_size=1'), [`${name} Ada`])
  assert.equal((await getJson(`${base}/users?sort_by=shoe`, { headers: owner })).status, 400)
})

test('An e-mail address is one user\'s, and is one', async () => {
  const taken = await failure(account.create_user('X', (await account.user(user.id)).email, 'admin', []))
  assert.equal(taken.http_code, 409)
  assert.equal((await failure(account.create_user('X', 'nonsense', 'admin', []))).message, 'This is no e-mail address')
  assert.equal((await failure(account.create_user('X', undefined, 'admin', []))).message, 'Missing required parameter - email')
  assert.equal((await failure(account.user('nobody'))).message, 'Cannot find user with id nobody')
})

test('An invited user signs in by a link made for them, and no more once disabled or deleted', async () => {
  const invited = await createUser(unique('link'), 'media_library_admin')
  const link = async () => (await getJson(`${base}/users/${invited.id}/sign_in_link`, { method: 'POST', headers: owner })).body.url
  const signIn = (url) => fetch(`${http}/library/api/session`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'x-dam-csrf': 'none' }, body: JSON.stringify({ token: url.split('#token=')[1] }),
  })
  assert.equal((await signIn(await link())).status, 200)
  const after = await account.user(invited.id)
  assert.equal(after.pending, false)
  assert.match(after.last_login, /Z$/)
  const last = await link()
  await getJson(`${base}/users/${invited.id}`, { method: 'PUT', headers: owner, body: new URLSearchParams({ enabled: 'false' }) })
  assert.equal((await signIn(last)).status, 403)
  assert.equal((await account.delete_user(invited.id)).message, 'ok')
  assert.equal((await failure(account.delete_user(invited.id))).http_code, 404)
})

test('A group is made, renamed, listed, filled, emptied and deleted', async () => {
  assert.ok((await account.user_groups()).user_groups.some(({ id }) => id === group.id))
  const renamed = unique('group')
  assert.equal((await account.update_user_group(group.id, renamed)).id, group.id)
  assert.equal((await account.user_group(group.id)).name, renamed)

  const added = await account.add_user_to_group(group.id, user.id)
  assert.deepEqual(added.users, [{ id: user.id, name: user.name, email: (await account.user(user.id)).email }])
  await account.add_user_to_group(group.id, user.id)
  assert.equal((await account.user_group_users(group.id)).users.length, 1)
  assert.deepEqual((await account.user(user.id)).groups, [{ id: group.id, name: renamed }])
  const { body } = await getJson(`${base}/users/${user.id}/groups`, { headers: owner })
  assert.deepEqual(body.groups, [{ id: group.id, name: renamed }])

  assert.equal((await account.remove_user_from_group(group.id, user.id)).users.length, 0)
  await account.add_user_to_group(group.id, user.id)
  assert.equal((await account.delete_user_group(group.id)).ok, true)
  assert.deepEqual((await account.user(user.id)).groups, [])
  assert.equal((await failure(account.user_group(group.id))).message, `Cannot find user group with id ${group.id}`)
  assert.equal((await failure(account.add_user_to_group('nothing', user.id))).http_code, 404)
})

test('Wrong provisioning credentials are refused, those of a product environment too', async () => {
  const wrong = await failure(account.create_sub_account('x', 'y', {}, null, null, { provisioning_api_key: 'abc', provisioning_api_secret: 'abc' }))
  assert.equal(wrong.http_code, 401)
  assert.equal((await getJson(`${base}/users`)).status, 401)
  assert.equal((await getJson(`${base}/users`, { headers: basic() })).status, 401)
  assert.equal((await getJson(`${http}/v1_1/provisioning/accounts/other/users`, { headers: owner })).status, 401)
  assert.equal((await getJson(`${http}/v1_1/${cloud}/ping`, { headers: owner })).status, 401)
})

test('Answers carry the headers that clients look for', async () => {
  const { headers } = await getJson(`${base}/sub_accounts`, { headers: owner })
  assert.ok(Number(headers.get('x-featureratelimit-remaining')) > 0)
  assert.match(headers.get('x-request-id'), /^[0-9a-f]{32}$/)
  assert.equal((await getJson(`${base}/nonsense`, { headers: owner })).status, 404)
})

test('Nobody signs up by themselves', async () => {
  for (const path of ['clouds', 'agents/accounts']) {
    const { status, body } = await getJson(`${http}/v1_1/provisioning/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
    assert.equal(status, 403)
    assert.match(body.error.message, /Signing up is not offered here/)
  }
})
