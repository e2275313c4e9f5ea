import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, cloud, eventually, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const api = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { headers: basic(), ...options })
const json = (method, body) => ({ method, headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify(body) })
const paths = ({ folders }) => folders.map(({ path }) => path)
const place = async (public_id, asset_folder, n = 1) => upload(`${public_id}.jpg`.replaceAll('/', '_'), await media.jpeg(20 + n, 20, n), { public_id, asset_folder })

test('A folder is created with its parents, and a second time succeeds', async () => {
  const root = unique('made')
  const made = await sdk.api.create_folder(`${root}/a b/c`)
  assert.deepEqual([made.success, made.path, made.name], [true, `${root}/a b/c`, 'c'])
  assert.equal((await sdk.api.create_folder(`${root}/a b/c`)).success, true)
  const { folders: [only], total_count, next_cursor } = await sdk.api.sub_folders(root)
  assert.deepEqual([only.name, only.path, total_count, next_cursor], ['a b', `${root}/a b`, 1, undefined])
  assert.match(only.external_id, /^[0-9a-f]{32}$/)
  assert.deepEqual(paths(await sdk.api.sub_folders(`${root}/a b`)), [`${root}/a b/c`])
  const empty = await sdk.api.sub_folders(`${root}/a b/c`)
  assert.deepEqual([empty.folders, empty.total_count], [[], 0])
})

test('Root folders are listed at once, alphabetically, and page with a cursor', async () => {
  const names = ['000-b', '000-a', '000-c'].map((name) => `${name}-${unique('f')}`)
  for (const name of names) await sdk.api.create_folder(name)
  const wanted = [...names].sort()
  const all = paths(await sdk.api.root_folders({ max_results: 500 }))
  assert.deepEqual(all.filter((path) => names.includes(path)), wanted)
  assert.deepEqual(all, [...all].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
  const first = await sdk.api.root_folders({ max_results: 1 })
  assert.equal(first.folders.length, 1)
  assert.equal(first.total_count, all.length)
  const second = await sdk.api.root_folders({ max_results: 1, next_cursor: first.next_cursor })
  assert.deepEqual([...paths(first), ...paths(second)], all.slice(0, 2))
  assert.deepEqual(paths((await api('folders/%2F?max_results=2')).body), all.slice(0, 2))
})

test('An upload makes the folders of its asset_folder, and of its folder', async () => {
  const root = unique('up')
  await place(unique('id'), `${root}/in/side`)
  assert.deepEqual(paths(await sdk.api.sub_folders(root)), [`${root}/in`])
  assert.deepEqual(paths(await sdk.api.sub_folders(`${root}/in`)), [`${root}/in/side`])
  await upload('f.jpg', await media.jpeg(10, 10), { folder: `${root}/by_folder` })
  assert.deepEqual(paths(await sdk.api.sub_folders(root)), [`${root}/by_folder`, `${root}/in`])
  const id = unique('moved')
  await place(id, root)
  await sdk.api.update(id, { asset_folder: `${root}/later` })
  assert.deepEqual(paths(await sdk.api.sub_folders(root)), [`${root}/by_folder`, `${root}/in`, `${root}/later`])
})

test('A folder that is missing is 404 with its path', async () => {
  const path = unique('missing')
  for (const attempt of [sdk.api.sub_folders(path), sdk.api.delete_folder(path), sdk.api.rename_folder(path, unique('to'))]) {
    const error = await failure(attempt)
    assert.deepEqual([error.http_code, error.message], [404, `Can't find folder with path ${path}`])
  }
})

test('A folder is deleted with the empty folders in it, and gone at once', async () => {
  const root = unique('gone')
  await sdk.api.create_folder(`${root}/item`)
  assert.deepEqual((await sdk.api.delete_folder(root)).deleted, [root, `${root}/item`])
  assert.equal((await failure(sdk.api.sub_folders(root))).http_code, 404)
  assert.equal((await failure(sdk.api.delete_folder(root))).http_code, 404)
})

test('A folder with assets in it, or below, is not deleted', async () => {
  const [root, id] = [unique('full'), unique('id')]
  await place(id, `${root}/below`)
  for (const path of [root, `${root}/below`]) {
    const error = await failure(sdk.api.delete_folder(path))
    assert.deepEqual([error.http_code, error.message], [400, 'Folder is not empty'])
  }
  await sdk.api.delete_resources([id])
  assert.deepEqual((await sdk.api.delete_folder(root)).deleted, [root, `${root}/below`])
})

test('A renamed folder takes its assets and folders along; public ids stay', async () => {
  const [from, to, ids] = [unique('from'), `${unique('to')}/deep`, [unique('id'), unique('id')]]
  await place(ids[0], from)
  await place(ids[1], `${from}/sub`)
  const renamed = await sdk.api.rename_folder(from, to)
  assert.deepEqual(renamed.from, { name: from, path: from })
  assert.deepEqual(renamed.to, { name: 'deep', path: to })
  assert.deepEqual((await sdk.api.resources_by_asset_folder(to)).resources.map(({ public_id }) => public_id), [ids[0]])
  assert.equal((await sdk.api.resource(ids[1])).asset_folder, `${to}/sub`)
  assert.equal((await failure(sdk.api.sub_folders(from))).http_code, 404)
})

test('A rename onto another folder, into itself or without a target is refused', async () => {
  const [one, two] = [unique('one'), unique('two')]
  for (const path of [one, two]) await sdk.api.create_folder(path)
  const taken = await failure(sdk.api.rename_folder(one, two))
  assert.deepEqual([taken.http_code, taken.message], [409, `Folder ${two} already exists`])
  assert.equal((await failure(sdk.api.rename_folder(one, `${one}/in`))).http_code, 400)
  const { status, body } = await api(`folders/${one}`, json('PUT', {}))
  assert.deepEqual([status, body.error.message], [400, 'Missing required parameter - to_folder'])
})

test('A large folder moves in the background, each asset at any moment in one place', async () => {
  const [from, to, count] = [unique('big'), unique('bigger'), 60]
  const bytes = await media.jpeg(12, 12)
  await Promise.all(Array.from({ length: count }, (_, i) => upload(`big${i}.jpg`, bytes, { public_id: `${from}_${i}`, asset_folder: i % 2 ? from : `${from}/sub` })))
  const { batch_id } = await sdk.api.rename_folder(from, to)
  assert.match(batch_id, /^[0-9a-f]{32}$/)
  const members = async (path) => (await sdk.api.resources_by_asset_folder(path, { max_results: 500 })).resources.map(({ public_id }) => public_id)
  await eventually(async () => {
    // The old places first: what moves in between is seen twice, never not at all.
    const seen = new Set([...await members(from), ...await members(`${from}/sub`), ...await members(to), ...await members(`${to}/sub`)])
    assert.equal(seen.size, count)
    return (await failure(sdk.api.sub_folders(from)).catch(() => ({}))).http_code === 404
  }, { what: 'the move' })
  assert.equal((await members(to)).length + (await members(`${to}/sub`)).length, count)
  const batch = await eventually(async () => {
    const { body } = await api(`batches/${batch_id}`)
    return body.state === 'done' && body
  }, { what: 'the end of the batch' })
  assert.deepEqual([batch.kind, batch.done, batch.total], ['move_folder', count, count])
  assert.equal((await api(`batches/${batch_id}`, { method: 'DELETE', headers: basic() })).body.state, 'done')
  for (const id of ['nothing', '0'.repeat(32)]) assert.equal((await api(`batches/${id}`)).status, 404)
})

test('Case makes no other folder', async () => {
  const root = unique('Case')
  await sdk.api.create_folder(root)
  await place(unique('id'), root.toUpperCase())
  assert.equal((await sdk.api.resources_by_asset_folder(root.toLowerCase())).resources.length, 1)
  assert.deepEqual(paths(await sdk.api.root_folders({ max_results: 500 })).filter((path) => path.toLowerCase() === root.toLowerCase()), [root])
})

test('Hostile paths are refused and never a fault', async () => {
  for (const path of ['..', 'a%2F..%2Fb', 'a%3Fb', '%5Ca', 'a%2F%2E%2E', 'x'.repeat(300)]) {
    const made = await api(`folders/${path}`, { method: 'POST', headers: basic() })
    assert.ok([400, 404].includes(made.status), `${path}: ${made.status}`)
    const moved = await api('folders/anything', json('PUT', { to_folder: decodeURIComponent(path) }))
    assert.ok([400, 404].includes(moved.status), `${path}: ${moved.status}`)
  }
  assert.ok([400, 404].includes((await get(`${http}/v1_1/${cloud}/folders/a%00b`, { method: 'POST', headers: basic() })).status))
  assert.equal((await api('folders?next_cursor=23452342')).status, 400)
  assert.equal((await api('folders?max_results=-1')).status, 400)
})

test('Of fifty creators and uploaders of one folder at once nothing is lost', async () => {
  const root = unique('many')
  const bytes = await media.jpeg(11, 11)
  await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2
    ? upload(`many${i}.jpg`, bytes, { public_id: `${root}_${i}`, asset_folder: `${root}/in` })
    : sdk.api.create_folder(`${root}/in/${i}`))))
  assert.equal((await sdk.api.resources_by_asset_folder(`${root}/in`, { max_results: 500 })).resources.length, 25)
  assert.equal((await sdk.api.sub_folders(`${root}/in`)).total_count, 25)
  assert.deepEqual(paths(await sdk.api.sub_folders(root)), [`${root}/in`])
})

test('Folders are found by expression at once', async () => {
  const name = unique('find').replaceAll('_', 'x')
  for (const path of [`${name}one`, `${name}two`, `${name}two/inner`]) await sdk.api.create_folder(path)
  const search = (expression) => sdk.search_folders.expression(expression).max_results(500).sort_by('path', 'asc').execute()
  const found = await search(`path=${name}one`)
  assert.deepEqual([paths(found), found.total_count], [[`${name}one`], 1])
  assert.ok(found.time >= 1)
  assert.deepEqual(Object.keys(found.folders[0]).sort(), ['created_at', 'external_id', 'name', 'path'])
  assert.deepEqual(paths(await search(`name=${name}*`)), [`${name}one`, `${name}two`])
  assert.deepEqual(paths(await search(`${name}*`)), [`${name}one`, `${name}two`])
  assert.deepEqual(paths(await search(`parent=${name}two`)), [`${name}two/inner`])
  assert.deepEqual(paths(await search(`path="${name}two/inner"`)), [`${name}two/inner`])
  assert.deepEqual(paths(await search(`name=${name}* AND -name:${name}one`)), [`${name}two`])
})

test('A folder search pages, newest first without an order, and refuses what it cannot read', async () => {
  const newest = unique('newest')
  await sdk.api.create_folder(newest)
  const first = (await api('folders/search', json('POST', { max_results: 1 }))).body
  assert.deepEqual(paths(first), [newest])
  assert.ok(first.total_count > 1)
  const second = (await api('folders/search', json('POST', { max_results: '1', next_cursor: first.next_cursor }))).body
  assert.notDeepEqual(paths(second), [newest])
  for (const body of [{ expression: 'colour=red' }, { expression: '((' }, { sort_by: [{ taste: 'asc' }] }, { next_cursor: 'ffff' }]) {
    assert.equal((await api('folders/search', json('POST', body))).status, 400, JSON.stringify(body))
  }
})
