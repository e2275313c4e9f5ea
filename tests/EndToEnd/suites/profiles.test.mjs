import assert from 'node:assert/strict'
import { test } from 'node:test'
import { basic, cloud, failure, getJson, http, sdk, unique } from './support/app.mjs'

const predefined = ['4k', 'full_hd', 'hd', 'sd', 'full_hd_wifi', 'full_hd_lean', 'hd_lean']
const call = (path, method, body) => getJson(`${http}/v1_1/${cloud}/${path}`, {
  method, headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify(body),
})
/** Anew each time: the SDK takes out of it what it has used. */
const one = () => ({ crop: 'scale', width: '1200', height: '1200', bit_rate: '5m' })
const answered = [{ crop: 'scale', width: 1200, height: 1200, bit_rate: '5m' }]

test('The predefined profiles come first, in their order', async () => {
  const { data } = await sdk.api.list_streaming_profiles()
  assert.deepEqual(data.slice(0, predefined.length).map(({ name }) => name), predefined)
  assert.deepEqual(data[0], { name: '4k', display_name: '4K (2160p)', predefined: true })
})

test('Each predefined profile has a ladder of transformations', async () => {
  for (const name of predefined) {
    const { data } = await sdk.api.get_streaming_profile(name)
    assert.deepEqual(Object.keys(data), ['name', 'display_name', 'predefined', 'representations'])
    assert.equal(data.name, name)
    assert.ok(data.representations.length > 1)
    for (const { transformation } of data.representations) {
      const [step] = transformation
      assert.deepEqual([typeof step.width, typeof step.height, typeof step.bit_rate, step.crop], ['number', 'number', 'string', 'limit'])
    }
  }
  const [top] = (await sdk.api.get_streaming_profile('4k')).data.representations
  assert.deepEqual(top.transformation, [{ bit_rate: '35m', crop: 'limit', height: 2160, video_codec: 'h264:high:4.0', width: 3840 }])
})

test('A profile is created, listed, read, changed and deleted', async () => {
  const name = unique('profile')
  const created = await sdk.api.create_streaming_profile(name, { display_name: 'Ours', representations: [{ transformation: one() }] })
  assert.deepEqual([created.data.name, created.data.display_name, created.data.predefined], [name, 'Ours', false])
  assert.deepEqual(created.data.representations, [{ transformation: answered }])
  assert.ok((await sdk.api.list_streaming_profiles()).data.some((profile) => profile.name === name))
  const changed = await sdk.api.update_streaming_profile(name, { representations: [{ transformation: { ...one(), width: '1000', bit_rate: '4m' } }] })
  assert.deepEqual([changed.message, changed.data.display_name], ['updated', 'Ours'])
  assert.deepEqual((await sdk.api.get_streaming_profile(name)).data.representations, [{ transformation: [{ crop: 'scale', width: 1000, height: 1200, bit_rate: '4m' }] }])
  assert.equal((await sdk.api.delete_streaming_profile(name)).message, 'deleted')
  const error = await failure(sdk.api.get_streaming_profile(name))
  assert.deepEqual([error.http_code, error.message], [404, `Can't find streaming profile ${name}`])
  assert.equal((await sdk.api.list_streaming_profiles()).data.some((profile) => profile.name === name), false)
})

test('Transformations are taken as text, object, list of these, or JSON in a text', async () => {
  for (const representations of [
    [{ transformation: 'c_scale,w_1200,h_1200,br_5m' }],
    ['c_scale,w_1200,h_1200,br_5m'],
    [{ transformation: one() }],
    [{ transformation: [one()] }],
    [[one()]],
    JSON.stringify([{ transformation: 'br_5m,c_scale,h_1200,w_1200' }]),
    JSON.stringify([{ transformation: [{ crop: 'scale', width: 1200, height: 1200, bit_rate: '5m' }] }]),
  ]) {
    const name = unique('shape')
    const { status, body } = await call('streaming_profiles', 'POST', { name, representations })
    assert.equal(status, 200, JSON.stringify(body))
    assert.deepEqual(body.data.representations, [{ transformation: answered }])
    assert.equal(body.data.display_name, null)
  }
})

test('A predefined profile can be changed, stays predefined, and deleting takes the change back', async () => {
  const before = (await sdk.api.get_streaming_profile('hd')).data
  await sdk.api.update_streaming_profile('hd', { display_name: 'Mine', representations: [{ transformation: one() }] })
  const { data } = await sdk.api.get_streaming_profile('HD')
  assert.deepEqual([data.name, data.display_name, data.predefined, data.representations.length], ['hd', 'Mine', true, 1])
  assert.deepEqual((await sdk.api.list_streaming_profiles()).data.map(({ name }) => name).slice(0, 7), predefined)
  assert.equal((await sdk.api.delete_streaming_profile('hd')).message, 'deleted')
  assert.deepEqual((await sdk.api.get_streaming_profile('hd')).data, before)
  assert.equal((await failure(sdk.api.delete_streaming_profile('hd'))).http_code, 400)
})

test('Case makes no other profile', async () => {
  const name = unique('Case')
  await sdk.api.create_streaming_profile(name, { representations: [{ transformation: one() }] })
  assert.equal((await sdk.api.get_streaming_profile(name.toUpperCase())).data.name, name)
  assert.equal((await failure(sdk.api.create_streaming_profile(name.toLowerCase(), { representations: [{ transformation: one() }] }))).http_code, 409)
  assert.equal((await failure(sdk.api.create_streaming_profile('hd', { representations: [{ transformation: one() }] }))).http_code, 409)
})

test('What is no profile is refused', async () => {
  const good = [{ transformation: 'c_scale,w_10' }]
  for (const body of [
    { representations: good },
    { name: 'a b', representations: good },
    { name: 'a/b', representations: good },
    { name: 'x'.repeat(200), representations: good },
    { name: unique('n') },
    { name: unique('n'), representations: [] },
    { name: unique('n'), representations: '{' },
    { name: unique('n'), representations: { transformation: 'w_10' } },
    { name: unique('n'), representations: [{ transformation: 'nonsense' }] },
    { name: unique('n'), representations: [{ transformation: { colour: 'red' } }] },
    { name: unique('n'), representations: [{ transformation: '' }] },
    { name: unique('n'), representations: Array.from({ length: 60 }, () => good[0]) },
    { name: unique('n'), representations: [null] },
    { name: unique('n'), representations: [5] },
  ]) {
    const { status, body: answer } = await call('streaming_profiles', 'POST', body)
    assert.deepEqual([status, typeof answer.error?.message], [400, 'string'], JSON.stringify(body).slice(0, 100))
  }
  assert.equal((await failure(sdk.api.update_streaming_profile(unique('no'), { representations: good }))).http_code, 404)
  assert.equal((await failure(sdk.api.delete_streaming_profile(unique('no')))).http_code, 404)
})
