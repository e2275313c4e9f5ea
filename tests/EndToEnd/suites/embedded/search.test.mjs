import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { apiSecret, basic, cloud, failure, file, get, getJson, http, md5, sdk, unique, upload } from '../support/app.mjs'
import * as media from '../support/media.mjs'
import { runSnippets } from '../support/snippets.mjs'

const search = () => new sdk.search()
const found = ({ resources }) => resources.map(({ public_id }) => public_id)
const find = async (expression, more = {}) => ask({ expression, ...more })
const url = `${http}/v1_1/${cloud}/resources/search`

/** The search as JSON, without an SDK. */
const post = (body) => getJson(url, { method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify(body) })

async function ask(body) {
  const { status, body: answer } = await post(body)
  assert.equal(status, 200, JSON.stringify(answer))
  return answer
}

/** Three images that share a tag and differ in the stage of their context. */
async function three() {
  const tag = unique('search')
  const assets = []
  for (const [i, stage] of ['value', 'in_review', 'new'].entries()) {
    assets.push(await upload(`${tag}_${i}.jpg`, await media.jpeg(40 + i, 30, i), { public_id: `${tag}_${i}`, tags: [tag, `${tag}_${i}`, 'search_all'], context: { stage } }))
  }
  return { tag, assets, ids: assets.map(({ public_id }) => public_id) }
}

test('Assets are found by tag, by public id and by asset id at once', async () => {
  const { tag, assets, ids } = await three()
  const byTag = await search().expression(`tags:${tag}`).execute()
  assert.deepEqual([byTag.total_count, byTag.resources.length], [3, 3])
  assert.deepEqual(found(byTag).sort(), ids)
  assert.deepEqual(found(await search().expression(`public_id:${ids[0]}`).execute()), [ids[0]])
  assert.deepEqual(found(await find(`public_id: ${ids[1]}`)), [ids[1]])
  for (const sign of [':', '=']) assert.deepEqual(found(await find(`asset_id${sign}${assets[2].asset_id}`)), [ids[2]])
  assert.ok(byTag.time >= 1 && Number.isInteger(byTag.time))
})

test('A public id with folders in it is found by equality and by its beginning', async () => {
  const root = unique('deep')
  await upload('a.jpg', await media.jpeg(10, 10), { public_id: `${root}/x/one-1` })
  await upload('b.jpg', await media.jpeg(11, 10), { public_id: `${root}/y/two_2` })
  assert.deepEqual(found(await find(`public_id=${root}/x/one-1`)), [`${root}/x/one-1`])
  assert.deepEqual(found(await find(`public_id:${root}/x/*`)), [`${root}/x/one-1`])
  assert.deepEqual(found(await find(`public_id="${root}/*"`, { sort_by: [{ public_id: 'asc' }] })), [`${root}/x/one-1`, `${root}/y/two_2`])
  assert.deepEqual(found(await find(`filename=TWO_2 AND public_id:${root}/*`)), [`${root}/y/two_2`])
})

test('Pages follow one another to the last, which has no cursor', async () => {
  const { tag, ids } = await three()
  const query = search().max_results(1).expression(`tags:${tag}`).sort_by('public_id', 'asc')
  const seen = []
  let next_cursor
  for (const number of [1, 2, 3]) {
    const page = await (next_cursor ? query.next_cursor(next_cursor) : query).execute()
    assert.deepEqual([page.resources.length, page.total_count], [1, 3])
    assert.equal('next_cursor' in page, number < 3)
    seen.push(...found(page))
    ;({ next_cursor } = page)
  }
  assert.deepEqual(seen, ids)
})

test('A cursor stays where it is while assets come and go', async () => {
  const tag = unique('moving')
  const put = async (name) => upload(`${tag}${name}.jpg`, await media.jpeg(20, 20, name.length), { public_id: `${tag}/${name}`, tags: tag })
  for (const name of ['b', 'd', 'f']) await put(name)
  const query = { expression: `tags=${tag}`, sort_by: [{ public_id: 'asc' }], max_results: 2 }
  const first = await ask(query)
  await put('a')
  await put('e')
  await sdk.uploader.destroy(`${tag}/d`)
  const second = await ask({ ...query, next_cursor: first.next_cursor })
  assert.deepEqual([found(first), found(second)], [[`${tag}/b`, `${tag}/d`], [`${tag}/e`, `${tag}/f`]])
})

test('Context, tags and metadata of the picture are shown when they are asked for', async () => {
  const { tag } = await three()
  const query = search().expression(`tags:${tag}`)
  const plain = await query.execute()
  for (const asset of plain.resources) for (const key of ['context', 'tags', 'image_metadata', 'metadata', 'image_analysis']) assert.equal(key in asset, false)
  const full = await search().expression(`tags:${tag}`).with_field('context').with_field('tags').with_field('image_metadata').execute()
  for (const asset of full.resources) {
    assert.deepEqual(Object.keys(asset.context), ['stage'])
    assert.equal(asset.tags.length, 3)
    assert.equal(typeof asset.image_metadata, 'object')
  }
  const one = await ask({ expression: `tags:${tag}`, with_field: 'tags', max_results: '1' })
  assert.deepEqual([one.resources.length, one.resources[0].tags.length], [1, 3])
})

test('fields leaves out whatever was not named, but for what names an asset', async () => {
  const { tag } = await three()
  const place = 'folder' in (await ask({ max_results: 1 })).resources[0] ? 'folder' : 'asset_folder'
  const always = ['asset_id', 'created_at', 'public_id', 'resource_type', 'status', 'type', place]
  for (const fields of [['tags'], 'tags', ['tags', 'tags']]) {
    const answer = await ask({ expression: `tags:${tag}`, fields })
    for (const asset of answer.resources) assert.deepEqual(Object.keys(asset).sort(), [...always, 'tags'].sort())
  }
  const sent = await search().expression(`tags:${tag}`).fields('tags').fields(['context', 'secure_url']).execute()
  for (const asset of sent.resources) assert.deepEqual(Object.keys(asset).sort(), [...always, 'context', 'secure_url', 'tags'].sort())
  const csv = await ask({ expression: `tags:${tag}`, fields: 'tags, context, access_control, secure_url, display_name, format', with_field: ['metadata'] })
  assert.equal(csv.resources[0].format, 'jpg')
  assert.equal(csv.resources[0].access_control, null)
  assert.equal('url' in csv.resources[0] || 'metadata' in csv.resources[0], false)
})

test('An asset says what it is, in types that every SDK reads', async () => {
  const id = unique('shape')
  const bytes = await media.jpeg(160, 100)
  const made = await upload('shape.jpg', bytes, { public_id: id })
  const { resources: [asset] } = await find(`public_id=${id}`)
  assert.deepEqual(
    [asset.asset_id, asset.filename, asset.format, asset.version, asset.resource_type, asset.type, asset.bytes, asset.backup_bytes, asset.width, asset.height, asset.pixels, asset.aspect_ratio, asset.pages, asset.status, asset.access_mode, asset.etag],
    [made.asset_id, id, 'jpg', made.version, 'image', 'upload', bytes.length, 0, 160, 100, 16000, 1.6, 1, 'active', 'public', md5(bytes)],
  )
  for (const time of [asset.created_at, asset.uploaded_at, asset.last_updated.updated_at]) assert.match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/)
  assert.equal(asset.url, made.url)
  assert.equal(asset.secure_url, made.secure_url)
  assert.equal((await get(asset.url)).status, 200)
})

test('Changes are found at once: tags, context, a new name, a new place, a deletion', async () => {
  const id = unique('change')
  await upload('c.jpg', await media.jpeg(30, 30), { public_id: id, tags: 'before' })
  await sdk.uploader.add_tag(`${id}_tag`, [id])
  assert.deepEqual(found(await find(`tags=${id}_tag AND tags=before`)), [id])
  await sdk.uploader.remove_all_tags([id])
  assert.equal((await find(`tags=${id}_tag`)).total_count, 0)
  assert.deepEqual(found(await find(`public_id=${id} AND -tags`)), [id])
  await sdk.uploader.add_context(`${id}_key=some value`, [id])
  assert.deepEqual(found(await find(`context.${id}_key:value`)), [id])
  assert.deepEqual(found(await find(`context=${id}_key`)), [id])
  await sdk.uploader.rename(id, `${id}_new`)
  assert.equal((await find(`public_id=${id}`)).total_count, 0)
  assert.deepEqual(found(await find(`public_id=${id}_new`)), [`${id}_new`])
  await sdk.api.delete_resources([`${id}_new`])
  assert.equal((await find(`public_id=${id}_new`)).total_count, 0)
})

test('Words, prefixes, phrases and their opposites', async () => {
  const key = unique('word')
  const put = (name, options) => media.jpeg(20, 20, name.length).then((bytes) => upload(`${name}.jpg`, bytes, { public_id: `${key}_${name}`, ...options }))
  await put('one', { tags: [`first${key}_x`, 'cat'], context: { title: 'The long pants', kind: `v${key}` } })
  await put('two', { tags: ['dog'], context: { title: 'Pants, long', kind: `v${key}` } })
  await put('three', { tags: ['bird'] })
  const within = async (expression) => found(await find(`public_id:${key}* AND (${expression})`, { sort_by: [{ public_id: 'asc' }] })).map((id) => id.slice(key.length + 1))
  assert.deepEqual(await within('context.title:"long pants"'), ['one'])
  assert.deepEqual(await within('context.title:pants'), ['one', 'two'])
  assert.deepEqual(await within('tags=ca*'), ['one'])
  assert.deepEqual(await within('NOT tags=cat'), ['three', 'two'])
  assert.deepEqual(await within('-tags=cat'), ['three', 'two'])
  assert.deepEqual(await within('tags:(cat OR bird)'), ['one', 'three'])
  assert.deepEqual(await within(`context.kind:v${key} AND -tags:cat`), ['two'])
  assert.deepEqual(await within('tags=none'), [])
  assert.deepEqual(found(await find(`first${key}*`)), [`${key}_one`])
  assert.deepEqual((await find(`${key}*`)).total_count, 3)
})

test('Kinds, formats, sizes and dates', async () => {
  const tag = unique('kinds')
  await upload('a.jpg', await media.jpeg(200, 100), { public_id: `${tag}_jpg`, tags: tag })
  await upload('b.png', await media.flat(50, 100, '#ff0000').png().toBuffer(), { public_id: `${tag}_png`, tags: tag })
  await sdk.uploader.upload(file('c.txt', Buffer.from('text')), { public_id: `${tag}.txt`, tags: tag, resource_type: 'raw' })
  const within = async (expression) => found(await find(`tags=${tag} AND ${expression}`, { sort_by: [{ public_id: 'asc' }] }))
  assert.deepEqual(await within('resource_type:image'), [`${tag}_jpg`, `${tag}_png`])
  assert.deepEqual(await within('format:PNG'), [`${tag}_png`])
  assert.deepEqual(await within('format=(jpg OR png)'), [`${tag}_jpg`, `${tag}_png`])
  assert.deepEqual(await within('bytes<100'), [`${tag}.txt`])
  assert.deepEqual(await within('bytes:[1 TO 4]'), [`${tag}.txt`])
  assert.deepEqual(await within('width>100'), [`${tag}_jpg`])
  assert.deepEqual(await within('aspect_ratio="2:1"'), [`${tag}_jpg`])
  assert.equal((await within('uploaded_at>1d')).length, 3)
  assert.equal((await within('uploaded_at<1d')).length, 0)
  assert.equal((await within('created_at:[1w TO *]')).length, 3)
  assert.equal((await within('(type:upload OR type:private OR type:authenticated) AND status:(active OR pending)')).length, 3)
})

test('Folders hold what is in them and what is below, however they are written', async () => {
  const root = unique('place')
  const fixed = 'folder' in (await ask({ max_results: 1 })).resources[0]
  const put = async (path, name) => upload(`${name}.jpg`, await media.jpeg(20, 20, name.length), fixed ? { public_id: `${path}/${name}` } : { public_id: `${root}-${name}`, asset_folder: path })
  await put(root, 'top')
  await put(`${root}/Inner`, 'inner')
  await put(`${root}/inner/most`, 'most')
  for (const field of ['folder', 'asset_folder']) {
    assert.equal((await find(`${field}="${root}"`)).total_count, 1)
    assert.equal((await find(`${field}:"${root}/*"`)).total_count, 3)
    assert.equal((await find(`${field}="${root}/inner/*"`)).total_count, 2)
    assert.equal((await find(`${field}=${root}/inner`)).total_count, 1)
    assert.ok((await find(`${field}:"*"`)).total_count >= 3)
  }
})

test('Deleted assets with a backup are found when they are asked for, and not otherwise', async () => {
  const id = unique('backup')
  await upload('b.jpg', await media.jpeg(30, 30), { public_id: id, backup: true })
  await sdk.api.delete_resources([id])
  assert.equal((await find(`public_id=${id}`)).total_count, 0)
  const { resources: [asset] } = await find(`public_id=${id} AND status=deleted`)
  assert.deepEqual([asset.public_id, asset.status], [id, 'deleted'])
  assert.ok(asset.backup_bytes > 0)
})

test('Structured metadata is found by its type', async () => {
  const [number, list] = [unique('number'), unique('list')]
  await sdk.api.add_metadata_field({ external_id: number, label: number, type: 'integer' })
  await sdk.api.add_metadata_field({ external_id: list, label: list, type: 'enum', datasource: { values: [{ external_id: `${list}_1`, value: 'Light blue' }, { external_id: `${list}_2`, value: 'Red' }] } })
  const id = unique('meta')
  await upload('m.jpg', await media.jpeg(30, 30), { public_id: id, metadata: { [number]: 42, [list]: `${list}_1` } })
  for (const expression of [`metadata.${number}>41`, `metadata.${number}=42`, `metadata.${number}:[40 TO 50]`, `metadata.${list}=${list}_1`, `metadata.${list}:blue`, `metadata=${number}`]) {
    assert.deepEqual(found(await find(expression)), [id], expression)
  }
  assert.equal((await find(`metadata.${number}>42`)).total_count, 0)
  const { resources: [asset] } = await find(`public_id=${id}`, { with_field: ['metadata'] })
  assert.deepEqual(asset.metadata, { [number]: 42, [list]: `${list}_1` })
  await sdk.api.delete_metadata_field(number)
  await sdk.api.delete_metadata_field(list)
})

test('Orders are by any field, newest first without one, and what is missing comes last', async () => {
  const tag = unique('order')
  for (const [name, rank] of [['b', 2], ['a', 10], ['c', null]]) {
    await upload(`${name}.jpg`, await media.jpeg(20 + name.charCodeAt(0), 20), { public_id: `${tag}_${name}`, tags: tag, ...(rank && { context: { rank: String(rank) } }) })
  }
  const order = async (sort_by) => found(await find(`tags=${tag}`, { sort_by })).map((id) => id.at(-1)).join('')
  assert.equal(await order([{ public_id: 'asc' }]), 'abc')
  assert.equal(await order([{ public_id: 'asc' }, { public_id: 'desc' }]), 'cba')
  assert.equal(await order([{ width: 'desc' }]), 'cba')
  assert.equal(await order([{ public_id: null }]), 'cba')
  assert.equal(await order('public_id:asc'), 'abc')
  assert.equal(await order([{ 'context.rank': 'asc' }]), 'bac')
  assert.equal(await order([{ 'context.rank': 'desc' }]), 'abc')
  assert.equal((await order()).length, 3)
  const scored = await ask({ expression: `${tag}_a`, sort_by: [{ score: 'desc' }] })
  assert.ok(scored.resources[0].score > 0)
})

test('Aggregations count all matches, by value and by range', async () => {
  const tag = unique('count')
  for (let i = 0; i < 3; i++) await upload(`a${i}.jpg`, await media.jpeg(100 * (i + 1), 100), { public_id: `${tag}_${i}`, tags: tag })
  await upload('b.gif', await media.animatedGif(20, 20, 2), { public_id: `${tag}_other`, tags: tag })
  const { aggregations, resources, total_count } = await search().expression(`tags=${tag}`).aggregate('format').aggregate('resource_type').aggregate('bytes').max_results(1).execute()
  assert.deepEqual([resources.length, total_count], [1, 4])
  assert.deepEqual([aggregations.format.jpg, aggregations.resource_type.image], [3, 4])
  assert.equal(Object.values(aggregations.bytes).reduce((sum, count) => sum + count, 0), 4)
  const ranges = [{ key: 'low', to: 10_001 }, { key: 'mid', from: 10_001, to: 30_000 }, { key: 'top', from: 30_000 }]
  const { aggregations: counted } = await find(`tags=${tag}`, { aggregate: [{ type: 'pixels', ranges }, 'type'] })
  assert.deepEqual(counted, { pixels: { low: 2, mid: 1, top: 1 }, type: { upload: 4 } })
})

test('An expression that cannot be read is refused with its place, and so are wrong cursors, sizes and orders', async () => {
  for (const body of [{ expression: 'tags:(' }, { expression: 'bytes>much' }, { max_results: 0 }, { max_results: 'ten' }, { next_cursor: 'nonsense' }, { sort_by: [{ nothing: 'asc' }] }, { aggregate: ['nothing'] }, { expression: 'a'.repeat(10_000) }]) {
    const { status, body: answer } = await post(body)
    assert.equal(status, 400, JSON.stringify(body))
    assert.ok(answer.error.message.length > 5)
  }
  const { tag } = await three()
  const page = await ask({ expression: `tags=${tag}`, max_results: 1 })
  assert.equal((await post({ expression: 'tags=other', max_results: 1, next_cursor: page.next_cursor })).body.error.message, 'Invalid next_cursor')
  assert.equal((await failure(search().expression('AND AND').execute())).http_code, 400)
  assert.equal((await find('nobody_has_this:x')).total_count, 0)
})

test('GET asks in a query what POST asks in JSON, and a form does too', async () => {
  const { tag, ids } = await three()
  const query = new URLSearchParams({ expression: `tags:${tag}`, max_results: '2', sort_by: JSON.stringify([{ public_id: 'desc' }]), with_field: 'tags' })
  const asked = await getJson(`${url}?${query}`, { headers: basic() })
  assert.deepEqual(found(asked.body), [ids[2], ids[1]])
  const listed = await getJson(`${url}?expression=tags:${tag}&fields[]=tags&fields[]=format&sort_by[]=public_id:asc`, { headers: basic() })
  assert.deepEqual(found(listed.body), ids)
  assert.equal(listed.body.resources[0].format, 'jpg')
  const form = await getJson(url, { method: 'POST', headers: basic(), body: new URLSearchParams({ expression: `tags:${tag}`, next_cursor: '' }) })
  assert.equal(form.body.total_count, 3)
  const escaped = await getJson(`${http}/v1_1/${cloud}/resources%2Fsearch`, { method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ expression: `tags:${tag}` }) })
  assert.equal(escaped.body.total_count, 3)
  assert.equal((await getJson(url)).status, 401)
})

test('Words find themselves alone, and what stands for them when that is asked for', async () => {
  const tag = unique('words')
  await upload('w.jpg', await media.jpeg(31, 30), { public_id: `${tag}_x`, tags: [tag, 'photographs'] })
  const { checks } = await getJson(`${http}/health`).then(({ body }) => body)
  assert.equal((await find(`tags=${tag} AND photo`)).total_count, 0)
  assert.equal((await find(`tags=${tag} AND photo`, { expand: 'none' })).total_count, 0)
  assert.equal((await find(`tags=${tag} AND photo`, { expand: 'synonyms' })).total_count, checks.search.synonyms.startsWith('none') ? 0 : 1)
  assert.equal((await find(`tags=${tag} AND "photo"`, { expand: 'synonyms' })).total_count, 0)
  assert.equal((await post({ expression: 'photo', expand: 'nonsense' })).status, 400)
})

test('explain says by what each asset was found', async () => {
  const { tag, ids } = await three()
  const { resources: [asset] } = await find(`tags=${tag}_1 AND bytes>0 AND NOT tags=none`, { explain: true })
  assert.equal(asset.public_id, ids[1])
  assert.deepEqual(asset.matched, [{ condition: `tags=${tag}_1`, field: 'tags', value: `${tag}_1` }, { condition: 'bytes>0', field: 'bytes', value: String(asset.bytes) }])
})

test('A signed search URL answers without credentials, for as long as it says', async () => {
  const { tag, ids } = await three()
  const query = search().expression(`tags=${tag}`).sort_by('public_id', 'asc').max_results(2)
  const address = query.to_url(1000).replace(/^https:\/\/[^/]+/, http)
  const first = await getJson(address)
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal(first.headers.get('cache-control'), 'public, max-age=1000')
  assert.equal(first.headers.get('access-control-allow-origin'), '*')
  assert.deepEqual(found(first.body), ids.slice(0, 2))
  const second = await getJson(query.to_url(1000, first.body.next_cursor).replace(/^https:\/\/[^/]+/, http))
  assert.deepEqual(found(second.body), ids.slice(2))
  const written = { expression: `tags=${tag}`, max_results: 1, sort_by: [{ public_id: 'desc' }] }
  for (const form of ['base64', 'base64url']) {
    const b64 = Buffer.from(JSON.stringify(written)).toString(form)
    const signature = createHash('sha256').update(`300${b64}${apiSecret}`).digest('hex')
    const answer = await getJson(`${http}/${cloud}/search/${signature}/300/${encodeURIComponent(b64)}`)
    assert.deepEqual(found(answer.body), [ids[2]], form)
  }
  const wrong = await get(`${http}/${cloud}/search/${'0'.repeat(64)}/300/${Buffer.from('{}').toString('base64')}`)
  assert.equal(wrong.status, 401)
  const broken = createHash('sha256').update(`300!!!!${apiSecret}`).digest('hex')
  assert.equal((await get(`${http}/${cloud}/search/${broken}/300/!!!!`)).status, 400)
})

test('Folders are searched with the same words', async () => {
  const root = unique('folders')
  await sdk.api.create_folder(`${root}/first child`)
  await sdk.api.create_folder(`${root}/second`)
  const folders = async (query) => (await query.execute()).folders.map(({ path }) => path)
  assert.deepEqual(await folders(new sdk.search_folders().expression(`path=${root}`)), [root])
  assert.deepEqual((await folders(new sdk.search_folders().expression(`path:${root}/*`))).sort(), [root, `${root}/first child`, `${root}/second`])
  assert.deepEqual(await folders(new sdk.search_folders().expression(`name:"first child" AND path:${root}/*`)), [`${root}/first child`])
  const some = await new sdk.search_folders().expression(`${root}*`).max_results(1).execute()
  assert.equal(some.folders.length, 1)
  const query = new URLSearchParams({ expression: `path=${root}` })
  assert.equal((await getJson(`${http}/v1_1/${cloud}/folders/search?${query}`, { headers: basic() })).body.total_count, 1)
})

test('The snippet of docs/search.md runs as it stands', async () => {
  const [printed] = await runSnippets('search.md')
  assert.match(printed, /^1 peaks\/eiger \[ 'alps', 'winter' \] \{ jpg: 1 \}/)
})
