import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import sharp from 'sharp'
import { apiSecret, cloud, counters, delivery, get, http, https, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const id = unique('http')
let asset, picture

before(async () => {
  picture = await media.jpeg(800, 600)
  asset = await upload('h.jpg', picture, { public_id: id })
})

const derived = (transformation, extension = 'jpg') => delivery(`${transformation}/${id}.${extension}`)
const accepting = (accept) => ({ headers: { accept } })

test('An original bears its MD5 as ETag; a derived picture one that changes with its bytes', async () => {
  assert.equal((await get(delivery(`${id}.jpg`))).headers.get('etag'), `"${asset.etag}"`)
  const [one, two] = [await get(derived('w_100')), await get(derived('w_101'))]
  assert.match(one.headers.get('etag'), /^"[0-9a-f]{32}"$/)
  assert.notEqual(one.headers.get('etag'), two.headers.get('etag'))
})

test('If-None-Match with the known ETag is 304 without a body, in every legal spelling', async () => {
  for (const url of [delivery(`${id}.jpg`), derived('w_100')]) {
    const etag = (await get(url)).headers.get('etag')
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, bytes, headers } = await get(url, { headers: { 'if-none-match': known } })
      assert.deepEqual([status, bytes.length, headers.get('etag')], [304, 0, etag], known)
    }
    assert.equal((await get(url, { headers: { 'if-none-match': '"other"' } })).status, 200)
  }
})

test('If-Modified-Since answers 304 when nothing changed', async () => {
  const { headers } = await get(derived('w_100'))
  const since = headers.get('last-modified')
  assert.ok(since)
  assert.equal((await get(derived('w_100'), { headers: { 'if-modified-since': since } })).status, 304)
  assert.equal((await get(derived('w_100'), { headers: { 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' } })).status, 200)
})

test('HEAD is GET without the body', async () => {
  for (const url of [delivery(`${id}.jpg`), derived('w_102')]) {
    const head = await get(url, { method: 'HEAD' })
    const whole = await get(url)
    assert.deepEqual([head.status, head.bytes.length], [200, 0])
    for (const name of ['content-type', 'content-length', 'etag', 'cache-control']) {
      assert.equal(head.headers.get(name), whole.headers.get(name), name)
    }
    assert.equal(Number(head.headers.get('content-length')), whole.bytes.length)
  }
})

test('One range is 206, one beyond the end is 416', async () => {
  const url = delivery(`${id}.jpg`)
  const ranges = { 'bytes=0-99': [0, 100], 'bytes=100-199': [100, 200], 'bytes=-50': [picture.length - 50, picture.length], 'bytes=1000-': [1000, picture.length] }
  for (const [range, [from, to]] of Object.entries(ranges)) {
    const { status, headers, bytes } = await get(url, { headers: { range } })
    assert.deepEqual([status, headers.get('content-range')], [206, `bytes ${from}-${to - 1}/${picture.length}`])
    assert.equal(md5(bytes), md5(picture.subarray(from, to)), range)
  }
  const beyond = await get(url, { headers: { range: `bytes=${picture.length}-` } })
  assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${picture.length}`])
})

test('The URL with the current version never changes; without one it is revalidated', async () => {
  const current = (await get(delivery(`v${asset.version}/${id}.jpg`))).headers.get('cache-control')
  assert.match(current, /immutable/)
  for (const tail of [`${id}.jpg`, `v1/${id}.jpg`]) {
    const { status, headers } = await get(delivery(tail))
    assert.equal(status, 200)
    assert.doesNotMatch(headers.get('cache-control'), /immutable/)
  }
})

test('A replaced asset is delivered anew at once', async () => {
  const public_id = unique('replaced')
  const { version } = await upload('1.jpg', await media.jpeg(300, 200), { public_id })
  const width = async (tail) => (await sharp((await get(delivery(tail))).bytes).metadata()).height
  assert.equal(await width(`w_30/${public_id}.png`), 20)
  await upload('2.jpg', await media.jpeg(300, 300), { public_id })
  assert.equal(await width(`w_30/${public_id}.png`), 30)
  assert.equal(await width(`w_30/v${version}/${public_id}.png`), 30)
})

test('f_auto gives each client the best it accepts, and says that it depends', async () => {
  const of = async (accept) => {
    const { headers, bytes } = await get(derived('c_scale,f_auto,w_200'), accepting(accept))
    assert.match(headers.get('vary') ?? '', /accept/i)
    const { format, compression } = await sharp(bytes).metadata()
    return [headers.get('content-type'), compression === 'av1' ? 'avif' : format]
  }
  assert.deepEqual(await of('image/avif,image/webp,*/*'), ['image/avif', 'avif'])
  assert.deepEqual(await of('image/webp,*/*'), ['image/webp', 'webp'])
  assert.deepEqual(await of('image/jpeg'), ['image/jpeg', 'jpeg'])
  assert.deepEqual(await of('image/webp;q=0, */*'), ['image/jpeg', 'jpeg'])
})

test('A format that is not negotiated does not vary', async () => {
  assert.doesNotMatch((await get(derived('w_100'), accepting('image/webp'))).headers.get('vary') ?? '', /accept\b(?!-)/i)
})

test('The device pixel ratio comes from the client hint', async () => {
  const width = async (headers) => (await sharp((await get(derived('c_scale,dpr_auto,w_100'), { headers })).bytes).metadata()).width
  assert.deepEqual([await width({}), await width({ dpr: '2' }), await width({ 'sec-ch-dpr': '1.5' })], [100, 200, 150])
})

test('Deliveries may be used from any page and are what they say they are', async () => {
  const { headers } = await get(derived('w_100'))
  assert.equal(headers.get('access-control-allow-origin'), '*')
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
  assert.equal(headers.get('accept-ranges'), 'bytes')
  assert.ok(headers.get('server-timing'))
  assert.match(headers.get('x-request-id'), /^[0-9a-f]{32}$/)
})

test('What could run a script in a browser is delivered so that it cannot', async () => {
  const public_id = unique('page') + '.html'
  await upload('p.html', Buffer.from('<script>alert(1)</script>'), { public_id, resource_type: 'raw' })
  const { status, headers } = await get(delivery(public_id, 'raw/upload'))
  assert.equal(status, 200)
  assert.match(headers.get('content-security-policy') ?? '', /sandbox/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
})

test('Signed URLs of the SDK are honoured, short and long, SHA-1 and SHA-256', async () => {
  const options = { width: 90, crop: 'scale', format: 'jpg', sign_url: true }
  for (const more of [{}, { signature_algorithm: 'sha256' }, { long_url_signature: true }]) {
    const url = sdk.url(id, { ...options, ...more })
    assert.match(url, /\/s--[\w-]+--\//)
    assert.equal((await get(url)).status, 200, url)
  }
  const unicode = unique('gesühnt mit leerzeichen')
  await upload('u.jpg', picture, { public_id: unicode })
  assert.equal((await get(sdk.url(unicode, { ...options }))).status, 200)
})

test('A wrong signature is 401, on a public asset too', async () => {
  const good = sdk.url(id, { width: 90, crop: 'scale', format: 'jpg', sign_url: true })
  const signature = good.match(/s--([\w-]+)--/)[1]
  const other = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
  const bad = [
    good.replace(signature, other), good.replace('w_90', 'w_91'), good.replace(`s--${signature}--`, `s--${signature.slice(1)}--`),
    good.replace('/s--', `/s--${signature}--/s--`),
  ]
  for (const url of bad) {
    const { status, headers } = await get(url)
    assert.ok(status === 401 || status === 400 || status === 404, `${url}: ${status}`)
    assert.ok(headers.get('x-cld-error'))
  }
})

test('Private and authenticated originals need a signature', async () => {
  for (const type of ['private', 'authenticated']) {
    const public_id = unique(type)
    const { secure_url } = await upload('s.jpg', picture, { public_id, type })
    assert.equal((await get(delivery(`${public_id}.jpg`, `image/${type}`))).status, 401)
    assert.equal((await get(delivery(`${public_id}.jpg`))).status, 404)
    assert.equal((await get(sdk.url(public_id, { type, format: 'jpg', sign_url: true }))).status, 200)
    assert.match(secure_url, /\/s--[\w-]{8}--\//)
    assert.equal((await get(secure_url)).status, 200)
  }
})

test('Errors of a delivery say why in X-Cld-Error and are not kept', async () => {
  const rows = [
    [derived('w_abc'), 400], [derived('c_nonsense,w_10'), 400], [derived('zz_1,w_10'), 404], [derived('w_-1'), 400], [derived('w_0'), 400],
    [derived('w_999999'), 400], [derived('q_101'), 400], [derived('e_blur:999999999'), 400], [derived('e_no_such_effect'), 400],
    [derived('w_10', 'xyz'), 404], [delivery(`w_10/${unique('missing')}.jpg`), 404], [`${http}/nobody/image/upload/sample.jpg`, 404],
    [delivery(`${Array(101).fill('w_10').join('/')}/${id}.jpg`), 400],
  ]
  const wrong = []
  for (const [url, expected] of rows) {
    const { status, headers } = await get(url)
    const kept = /max-age=(?!0)[1-9]\d{2,}|immutable/.test(headers.get('cache-control') ?? '')
    if (status !== expected || !headers.get('x-cld-error') || kept) {
      wrong.push(`${url}: ${status} instead of ${expected}; x-cld-error: ${headers.get('x-cld-error')}; ${headers.get('cache-control')}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('The secret is in no answer', async () => {
  const answers = [await get(delivery(`s--00000000--/${id}.jpg`)), await get(`${http}/health?details=true`), await get(`${http}/v1_1/${cloud}/ping`)]
  for (const { headers, bytes } of answers) {
    assert.ok(!bytes.includes(apiSecret) && !JSON.stringify([...headers]).includes(apiSecret))
  }
})

test('https and http deliver the same', async () => {
  const tail = `/${cloud}/image/upload/w_100/${id}.jpg`
  assert.equal(md5((await get(`${https}${tail}`)).bytes), md5((await get(`${http}${tail}`)).bytes))
})

test('A thousand requests at once for a picture that is not there yet run one derivation', async () => {
  const url = derived('c_fill,e_sharpen,h_333,w_444', 'webp')
  const before = (await counters()).derivations
  const answers = await Promise.all(Array.from({ length: 1000 }, () => get(url)))
  const digests = new Set(answers.map(({ status, bytes }) => `${status} ${md5(bytes)}`))
  assert.equal(digests.size, 1, [...digests].join(', '))
  assert.ok([...digests][0].startsWith('200 '))
  assert.equal((await counters()).derivations - before, 1)
})
