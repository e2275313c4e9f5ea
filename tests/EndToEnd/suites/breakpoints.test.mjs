import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import './support/any-store.mjs'
import { basic, cloud, failure, get, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const widths = ({ breakpoints }) => breakpoints.map(({ width }) => width)
let large

before(async () => {
  large = await media.jpeg(1920, 1200)
})

test('Breakpoints run from the largest width to the smallest, as many as may be', async () => {
  const result = await upload('b.jpg', large, {
    public_id: unique('breakpoints'),
    responsive_breakpoints: [
      { create_derived: false, bytes_step: 20, min_width: 200, max_width: 1000, max_images: 5 },
      { create_derived: false, bytes_step: 20, min_width: 100, max_width: 900, max_images: 4, transformation: { angle: 90 } },
    ],
  })
  const [plain, turned] = result.responsive_breakpoints
  assert.equal(result.responsive_breakpoints.length, 2)
  assert.deepEqual([plain.breakpoints.length, widths(plain)[0], widths(plain)[4], plain.transformation], [5, 1000, 200, undefined])
  assert.deepEqual([turned.breakpoints.length, widths(turned)[0], widths(turned)[3], turned.transformation], [4, 900, 100, 'a_90'])
  assert.match(turned.breakpoints[0].url, /\/a_90\/c_scale,w_900\/v\d+\//)
  for (const set of result.responsive_breakpoints) assert.deepEqual(widths(set), [...widths(set)].sort((a, b) => b - a))
  assert.equal((await sdk.api.resource(result.public_id)).derived.length, 0)
})

test('Each breakpoint has the bytes and the size that are delivered', async () => {
  const result = await upload('d.jpg', await media.jpeg(600, 400), {
    public_id: unique('sizes'), responsive_breakpoints: { bytes_step: 5000, min_width: 100, max_width: 500, max_images: 4, format: 'webp' },
  })
  const [set] = result.responsive_breakpoints
  for (const each of set.breakpoints) {
    assert.match(each.url, /\.webp$/)
    const delivered = await get(each.url)
    assert.deepEqual([delivered.status, delivered.bytes.length, Math.round(each.width * 400 / 600)], [200, each.bytes, each.height])
  }
  assert.equal((await sdk.api.resource(result.public_id)).derived.length, set.breakpoints.length)
})

test('A small picture has its own width and the least one', async () => {
  const png = await media.pngWithAlpha(241, 51)
  const result = await upload('s.png', png, {
    public_id: unique('small'), responsive_breakpoints: [{ transformation: { angle: 45, crop: 'scale' }, format: 'png' }],
  })
  assert.deepEqual(widths(result.responsive_breakpoints[0]), [206, 50])
})

test('One image is one entry in the format asked for', async () => {
  const result = await upload('o.png', await media.pngWithAlpha(100, 100), {
    public_id: unique('one'), responsive_breakpoints: [{ create_derived: false, max_images: 1, format: 'gif' }],
  })
  assert.equal(result.responsive_breakpoints[0].breakpoints.length, 1)
  assert.match(result.responsive_breakpoints[0].breakpoints[0].secure_url, /^https:.*\.gif$/)
})

test('explicit finds them for a stored asset, sent as JSON too', async () => {
  const public_id = unique('stored')
  await upload('t.jpg', large, { public_id })
  const request = { create_derived: false, bytes_step: 20, min_width: 100, max_width: 900, max_images: 4 }
  const result = await sdk.uploader.explicit(public_id, { type: 'upload', responsive_breakpoints: [request] })
  assert.deepEqual([result.responsive_breakpoints.length, widths(result.responsive_breakpoints[0]).length], [1, 4])
  const response = await fetch(`${http}/v1_1/${cloud}/image/explicit`, {
    method: 'POST', headers: { ...basic(), 'content-type': 'application/json' }, body: JSON.stringify({ public_id, type: 'upload', responsive_breakpoints: [request, request] }),
  })
  assert.equal((await response.json()).responsive_breakpoints.length, 2)
})

test('What is no list of breakpoints is refused', async () => {
  for (const [bad, reason] of [['nonsense', 'it is no JSON'], ['[1]', 'it is no list of objects'], ['{"bytes_step":0}', 'bytes_step is a whole number from 1 to 100000000'],
    ['{"min_width":9,"max_width":8}', 'min_width 9 is above max_width 8']]) {
    const form = new FormData()
    form.append('responsive_breakpoints', bad)
    form.append('file', new Blob([await media.jpeg(10, 10)]), 'b.jpg')
    const response = await fetch(`${http}/v1_1/${cloud}/image/upload`, { method: 'POST', body: form, headers: basic() })
    assert.deepEqual([response.status, (await response.json()).error.message], [400, `Invalid responsive_breakpoints: ${reason}`])
  }
})

test('A file that is no picture has none', async () => {
  const result = await upload('r.txt', Buffer.from('hello'), { resource_type: 'raw', responsive_breakpoints: [{ max_images: 3 }] })
  assert.equal(result.responsive_breakpoints, undefined)
  assert.ok((await failure(upload('v.jpg', await media.jpeg(10, 10), { responsive_breakpoints: [{ transformation: { raw_transformation: 'c_nonsense' } }] }))).http_code === 400)
})
