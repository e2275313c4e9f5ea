// e_upscale by HTTP, with its row of the conformance table.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import sharp from 'sharp'
import './support/any-store.mjs'
import { delivery, get, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import './support/models.mjs'

const table = readFileSync(new URL('../../Transformations/Conformance/conformance.tsv', import.meta.url), 'utf8')
const [, , , , conformance, expected] = table.split('\n').map((line) => line.split('\t')).find(([number]) => number === '177')

const sizeOf = async (tail) => {
  const { status, headers, bytes } = await get(delivery(tail))
  assert.equal(status, 200, headers.get('x-cld-error'))
  const { width, height, format } = await sharp(bytes).metadata()
  return `${width}x${height} ${format}`
}

let p
let small

before(async () => {
  p = (await upload('p.png', await media.pngWithAlpha(400, 300), { public_id: unique('upscale') })).public_id
  small = (await upload('small.jpg', await media.jpeg(60, 40), { public_id: unique('upscale') })).public_id
})

test('The row of the conformance table holds', async () => {
  assert.equal(await sizeOf(conformance.replace(/p$/, p)), expected)
})

test('Steps that follow see the larger picture', async () => {
  assert.equal(await sizeOf(`e_upscale/c_fill,h_100,w_200/${small}.jpg`), '200x100 jpeg')
  assert.equal(await sizeOf(`e_upscale/c_scale,w_0.5/${small}.webp`), '120x80 webp')
  assert.equal(await sizeOf(`e_upscale/if_w_eq_240/c_scale,w_iw/if_end/${small}.jpg`), '60x40 jpeg')
})

test('What is too large, or moves, is refused in words', async () => {
  const large = await upload('large.png', await media.flat(2000, 1500, '#336699').png().toBuffer(), { public_id: unique('upscale') })
  const refused = await get(delivery(`e_upscale/${large.public_id}.png`))
  assert.equal(refused.status, 400)
  assert.match(refused.headers.get('x-cld-error'), /^Effect e_upscale takes pictures of at most [\d.]+ megapixels, not 2000x1500$/)
  assert.equal(await sizeOf(`c_scale,w_40/e_upscale/${large.public_id}.png`), '160x120 png')

  const moving = await upload('moving.gif', await media.animatedGif(20, 10, 3), { public_id: unique('upscale') })
  assert.equal((await get(delivery(`e_upscale/${moving.public_id}.gif`))).headers.get('x-cld-error'), 'Effect e_upscale takes no animations')
})
