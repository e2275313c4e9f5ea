// What transformations say of the source itself, and of profiles of one's own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { file, get, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const bytes = async (address) => {
  const answer = await get(address)
  assert.equal(answer.status, 200, answer.headers.get('x-cld-error'))
  return { headers: answer.headers, content: answer.bytes }
}
const pixel = async (content, x, y) => {
  const { data, info } = await sharp(content).raw().toBuffer({ resolveWithObject: true })
  return [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x + 1) * info.channels)]
}

/** A JPEG with a path around its left half, as Photoshop stores it: a resource in an APP13 segment, records of 26 bytes, ways down first. */
async function clipped(width, height) {
  const short = (value) => [value >> 8, value & 255]
  const int = (value) => [...short(value >>> 16), ...short(value & 0xffff)]
  const knot = (x, y) => [...short(2), ...[1, 2, 3].flatMap(() => [...int(y * (1 << 24)), ...int(x * (1 << 24))])]
  const records = [...short(0), ...short(4), ...Array(22).fill(0), ...knot(0, 0), ...knot(0.5, 0), ...knot(0.5, 1), ...knot(0, 1)]
  const resource = [...Buffer.from('8BIM'), ...short(2000), 4, ...Buffer.from('left'), 0, ...int(records.length), ...records]
  const segment = [...Buffer.from('Photoshop 3.0\0'), ...resource]
  const plain = await media.jpeg(width, height)
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xed, ...short(segment.length + 2), ...segment]), plain.subarray(2)])
}

test('fl_clip cuts away what lies outside the path that a picture brought along', async () => {
  const { public_id } = await upload('clip.jpg', await clipped(80, 60))
  const { content } = await bytes(sdk.url(public_id, { flags: 'clip', format: 'png' }))
  assert.equal((await pixel(content, 20, 30))[3], 255)
  assert.equal((await pixel(content, 60, 30))[3], 0)
  assert.match((await get(sdk.url(public_id, { flags: 'clip', page: 'name:right', format: 'png' }))).headers.get('x-cld-error'), /name:right/)
})

test('fl_sanitize delivers a drawing as a drawing, without what would run', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="alert(1)"><script>alert(2)</script><rect width="40" height="30" fill="#f00"/></svg>'
  const { public_id } = await upload('drawing.svg', Buffer.from(drawing))
  const { content, headers } = await bytes(sdk.url(public_id, { flags: 'sanitize', format: 'svg' }))
  assert.match(headers.get('content-type'), /^image\/svg\+xml/)
  assert.match(headers.get('content-security-policy') ?? '', /sandbox/)
  assert.doesNotMatch(content.toString(), /script|onload|alert/)
  assert.deepEqual(await pixel(await sharp(content).png().toBuffer(), 20, 15), [255, 0, 0, 255])
})

test('cs_icc puts a result into the colours of an uploaded profile, which goes along', async () => {
  const wide = (await sharp(await media.flat(8, 8, '#c86432').withIccProfile('p3').png().toBuffer()).metadata()).icc
  const profile = `${unique('wide')}.icc`
  await sdk.uploader.upload(file('wide.icc', wide), { public_id: profile, resource_type: 'raw', type: 'authenticated' })
  const { public_id } = await upload('flat.png', await media.flat(40, 30, '#c86432').png().toBuffer())
  const { content } = await bytes(sdk.url(public_id, { color_space: `icc:${profile}`, format: 'jpg' }))
  assert.deepEqual((await sharp(content).metadata()).icc, wide)
  const [red, green, blue] = await pixel(await sharp(content).toColourspace('srgb').png().toBuffer(), 20, 15)
  for (const [got, meant] of [[red, 200], [green, 100], [blue, 50]]) assert.ok(Math.abs(got - meant) <= 4, `${[red, green, blue]}`)
  assert.equal((await get(sdk.url(public_id, { color_space: 'icc:nowhere.icc', format: 'jpg' }))).status, 404)
})

test('fl_original delivers the bytes that were uploaded', async () => {
  const original = await media.jpeg(60, 40)
  const { public_id } = await upload('original.jpg', original)
  assert.deepEqual((await bytes(sdk.url(public_id, { flags: 'original', format: 'jpg' }))).content, original)
})

test('What no part of the server can carry out names what it needs', async () => {
  const { public_id } = await upload('plain.jpg', await media.jpeg(60, 40))
  for (const [options, needed] of [[{ flags: 'c2pa' }, 'a signer of provenance'], [{ flags: 'replace_image' }, 'an editor of documents'], [{ page: 'embedded:2' }, 'a reader of smart objects']]) {
    const { status, headers } = await get(sdk.url(public_id, options))
    assert.equal(status, 400)
    assert.match(headers.get('x-cld-error'), new RegExp(`needs ${needed}`))
  }
})

test('Whoever makes a file of fl_original and fl_sanitize for themselves gets those bytes too', async () => {
  const original = await media.jpeg(60, 40, 7)
  const made = await upload('eager.jpg', original, { eager: [{ flags: 'original' }] })
  assert.deepEqual((await bytes(made.eager[0].secure_url.replace(/^https:\/\/[^/]+/, process.env.DAM_HTTP))).content, original)
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><script>alert(2)</script><rect width="40" height="30"/></svg>'
  const { public_id } = await upload('incoming.svg', Buffer.from(drawing), { transformation: { flags: 'sanitize' } })
  assert.doesNotMatch((await bytes(sdk.url(public_id, { format: 'svg' }))).content.toString(), /script/)
})

test('A private drawing that is made safe is as private as its original', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>'
  const { public_id } = await upload('private.svg', Buffer.from(drawing), { type: 'private' })
  const options = { type: 'private', flags: 'sanitize', format: 'svg' }
  assert.equal((await get(sdk.url(public_id, options))).status, 401)
  assert.equal((await get(sdk.url(public_id, { ...options, sign_url: true }))).status, 200)
})
