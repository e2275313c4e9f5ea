import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { basic, cloud, delivery, eventually, failure, get, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const call = (path, options = {}) => getJson(`${http}/v1_1/${cloud}/${path}`, { headers: basic(), ...options })
const picture = unique('transformed')
let width = 1100
/** A transformation no other check uses, of this suite or another. */
const fresh = () => ({ crop: 'scale', width: ++width })
const text = ({ width }) => `c_scale,w_${width}`
const names = ({ transformations }) => transformations.map(({ name }) => name)
let bytes
const eager = (transformation) => upload('e.jpg', bytes, { public_id: unique('eager'), eager: [transformation] })

before(async () => {
  bytes = await media.jpeg(60, 40)
  await upload('t.jpg', bytes, { public_id: picture })
})

test('What an upload derives eagerly is listed without a name, as used, and first', async () => {
  const one = fresh()
  await eager(one)
  const [first] = (await sdk.api.transformations()).transformations
  assert.deepEqual(first, { name: text(one), allowed_for_strict: false, used: true, named: false })
  await eager(fresh())
  await eager(one)
  assert.ok(names(await sdk.api.transformations({ max_results: 2 })).includes(text(one)))
})

test('What a delivery derives is listed too', async () => {
  const one = fresh()
  assert.equal((await get(delivery(`w_${one.width},c_scale/${picture}.jpg`))).status, 200)
  const found = await sdk.api.transformation(text(one))
  assert.deepEqual([found.name, found.used, found.named], [text(one), true, false])
  // What is delivered is stored a moment later.
  const [derived] = await eventually(async () => (await sdk.api.transformation(text(one))).derived.length > 0 && (await sdk.api.transformation(text(one))).derived)
  assert.equal(derived.public_id, picture)
})

test('Details spell out the components and list what was derived, in pages', async () => {
  const one = fresh()
  const made = [await eager(one), await eager(one)].map(({ public_id }) => public_id)
  const first = await sdk.api.transformation(one, { max_results: 1 })
  assert.deepEqual(first.info, [one])
  assert.equal(first.derived.length, 1)
  const second = await sdk.api.transformation(text(one), { max_results: 1, next_cursor: first.next_cursor })
  assert.equal(second.next_cursor, undefined)
  assert.deepEqual([...first.derived, ...second.derived].map(({ public_id }) => public_id).sort(), made.sort())
  const [derived] = second.derived
  assert.deepEqual([derived.resource_type, derived.type, derived.format], ['image', 'upload', 'jpg'])
  assert.match(derived.id, /^[0-9a-f]{32}$/)
  assert.equal((await get(derived.url)).bytes.length, derived.bytes)
})

test('A transformation is found in whatever order its parameters are', async () => {
  const one = fresh()
  await eager(one)
  for (const spelled of [`w_${one.width},c_scale`, text(one)]) assert.equal((await sdk.api.transformation(spelled)).name, text(one))
  assert.equal((await call(`transformations/w_${one.width},c_scale`)).body.name, text(one))
})

test('A named transformation is created, read by its name with and without t_, and listed', async () => {
  const name = unique('named')
  assert.equal((await sdk.api.create_transformation(name, { crop: 'scale', width: 102 })).message, 'created')
  for (const reference of [name, `t_${name}`]) {
    const found = await sdk.api.transformation(reference)
    assert.deepEqual([found.name, found.allowed_for_strict, found.used, found.named], [`t_${name}`, true, false, true])
    assert.deepEqual([found.info, found.derived], [[{ crop: 'scale', width: 102 }], []])
  }
  assert.equal(names(await sdk.api.transformations({ named: true }))[0], `t_${name}`)
  assert.equal(names(await sdk.api.transformations({ named: false, max_results: 500 })).includes(`t_${name}`), false)
  const taken = await failure(sdk.api.create_transformation(name, { width: 1 }))
  assert.deepEqual([taken.http_code, taken.message], [409, `Transformation ${name} already exists`])
})

test('A listing pages without gap or repeat', async () => {
  for (let i = 0; i < 3; i++) await sdk.api.create_transformation(unique('page'), { width: 10 + i })
  const seen = []
  let next_cursor
  do {
    const page = await sdk.api.transformations({ named: true, max_results: 2, ...(next_cursor && { next_cursor }) })
    seen.push(...names(page))
    ;({ next_cursor } = page)
  } while (next_cursor)
  assert.equal(new Set(seen).size, seen.length)
  assert.deepEqual(seen, names(await sdk.api.transformations({ named: true, max_results: 500 })))
  assert.equal((await call('transformations?next_cursor=23452342')).status, 400)
})

test('A name that is a transformation itself makes one without a name', async () => {
  const one = fresh()
  await sdk.api.create_transformation(text(one), one)
  const found = await sdk.api.transformation(text(one))
  assert.deepEqual([found.name, found.allowed_for_strict, found.used, found.named], [text(one), true, false, false])
  assert.equal((await sdk.api.delete_transformation(text(one))).message, 'deleted')
  assert.equal((await failure(sdk.api.transformation(text(one)))).http_code, 404)
})

test('A format behind it is a part of it, and an empty one is no extension', async () => {
  for (const [extension, more] of [['jpg', { format: 'jpg' }], ['', { extension: 'none' }]]) {
    const one = fresh()
    await sdk.api.create_transformation(`${text(one)}/${extension}`, one)
    assert.deepEqual((await sdk.api.transformation(`${text(one)}/${extension}`)).info, [{ ...one, ...more }])
    assert.equal((await failure(sdk.api.transformation(text(one)))).http_code, 404)
    await sdk.api.delete_transformation(`${text(one)}/${extension}`)
  }
})

test('allowed_for_strict is turned on and off', async () => {
  const one = fresh()
  await eager(one)
  assert.equal((await sdk.api.transformation(text(one))).allowed_for_strict, false)
  for (const allowed_for_strict of [true, false]) {
    assert.equal((await sdk.api.update_transformation(text(one), { allowed_for_strict })).message, 'updated')
    assert.equal((await sdk.api.transformation(text(one))).allowed_for_strict, allowed_for_strict)
  }
  const form = new FormData()
  form.append('transformation', text(one))
  form.append('allowed_for_strict', 'True')
  assert.equal((await call('transformations', { method: 'PUT', body: form })).body.message, 'updated')
})

test('A named transformation is changed by an unsafe update, and the next delivery follows', async () => {
  const name = unique('unsafe')
  // Of sizes that no other check derives.
  await sdk.api.create_transformation(name, { crop: 'scale', width: 137 })
  assert.equal((await get(delivery(`t_${name}/${picture}.png`))).status, 200)
  assert.equal((await sdk.api.transformation(name)).used, true)
  await eventually(async () => (await sdk.api.transformation(name)).derived.length === 1)
  await sdk.api.update_transformation(name, { unsafe_update: { crop: 'scale', width: 139 } })
  const found = await sdk.api.transformation(name)
  assert.deepEqual([found.info, found.named], [[{ crop: 'scale', width: 139 }], true])
  const { bytes: derived } = await get(delivery(`t_${name}/${picture}.png`))
  assert.equal(derived.readUInt32BE(16), 139)
})

test('Deleting drops what was derived', async () => {
  const one = fresh()
  const { public_id } = await eager(one)
  assert.equal((await sdk.api.resource(public_id)).derived.length, 1)
  assert.equal((await sdk.api.delete_transformation(text(one))).message, 'deleted')
  assert.deepEqual((await sdk.api.resource(public_id)).derived, [])
  const gone = await failure(sdk.api.transformation(text(one)))
  assert.deepEqual([gone.http_code, gone.message], [404, `Can't find transformation ${text(one)}`])
  assert.equal((await failure(sdk.api.delete_transformation(text(one)))).http_code, 404)
})

test('Of a named transformation too', async () => {
  const name = unique('dropped')
  await sdk.api.create_transformation(name, { crop: 'scale', width: 12 })
  const { public_id } = await eager({ transformation: name })
  assert.equal((await sdk.api.resource(public_id)).derived.length, 1)
  await sdk.api.delete_transformation(name)
  assert.deepEqual((await sdk.api.resource(public_id)).derived, [])
  assert.equal((await get(delivery(`t_${name}/${picture}.jpg`))).status, 404)
})

test('What is no name and no transformation is refused', async () => {
  for (const [name, definition] of [['a.b', 'w_10'], [unique('n'), 'nonsense'], ['', 'w_10'], ['x'.repeat(500), 'w_10'], ['a\u0001', 'w_10']]) {
    const { status } = await call('transformations', {
      method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ name, transformation: definition }),
    })
    assert.equal(status, 400, name)
  }
  assert.equal((await failure(sdk.api.update_transformation(unique('no'), { allowed_for_strict: true }))).http_code, 404)
})
