import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { delivery, failure, get, getJson, http, cloud, originPort, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'
import { bytes, serve } from './support/origin.mjs'

const base = unique('types')
const id = (name) => `${base}/${name}`
const name = unique('named')
let picture, origin

before(async () => {
  picture = await media.jpeg(400, 300)
  origin = await serve(originPort, { '/remote.jpg': bytes(picture, 'image/jpeg') })
  await upload('photo.jpg', picture, { public_id: id('photo'), tags: [base] })
})
after(() => origin?.close())

async function size(url) {
  const { status, headers, bytes: body } = await get(url)
  assert.equal(status, 200, `${url}: ${status} ${headers.get('x-cld-error')}`)
  const { width, height } = await sharp(body).metadata()
  return `${width}x${height}`
}

test('A named transformation is made, used, changed and deleted through the SDK', async () => {
  assert.equal((await sdk.api.create_transformation(name, { crop: 'scale', width: 100 })).message, 'created')
  assert.equal(await size(sdk.url(id('photo'), { transformation: name, format: 'jpg' })), '100x75')
  assert.equal(await size(sdk.url(id('photo'), { transformation: [name], width: 40, crop: 'scale', format: 'jpg' })), '40x30')

  const details = await sdk.api.transformation(name)
  assert.deepEqual([details.name, details.named, details.used, details.allowed_for_strict], [`t_${name}`, true, true, true])
  assert.deepEqual(details.info, [{ crop: 'scale', width: 100 }])

  assert.equal((await sdk.api.update_transformation(name, { unsafe_update: { crop: 'scale', width: 60 }, allowed_for_strict: false })).message, 'updated')
  assert.equal((await sdk.api.transformation(name)).allowed_for_strict, false)
  const list = await sdk.api.transformations({ named: true, max_results: 500 })
  assert.ok(list.transformations.some((each) => each.name === `t_${name}`))

  assert.equal((await sdk.api.delete_transformation(name)).message, 'deleted')
  assert.equal((await failure(sdk.api.transformation(name))).http_code, 404)
  const gone = await get(delivery(`t_${name}_none/${id('photo')}.jpg`))
  assert.deepEqual([gone.status, gone.headers.get('x-cld-error')], [404, `Unknown transformation ${name}_none`])
})

test('What is derived at upload is listed among the transformations', async () => {
  await upload('eager.jpg', picture, { public_id: id('eager'), eager: [{ width: 77, crop: 'scale' }] })
  const details = await sdk.api.transformation({ crop: 'scale', width: 77 })
  assert.deepEqual([details.name, details.named, details.used], ['c_scale,w_77', false, true])
})

test('A remote picture is delivered through fetch and fetched once', async () => {
  const address = `${origin.base}/remote.jpg`
  assert.equal(await size(sdk.url(address, { type: 'fetch', width: 200, crop: 'scale' })), '200x150')
  assert.equal(await size(sdk.url(address, { type: 'fetch', width: 100, crop: 'scale', sign_url: true })), '100x75')
  assert.equal(origin.seen.filter((path) => path === '/remote.jpg').length, 1)
  const missing = await get(sdk.url(`${origin.base}/none.jpg`, { type: 'fetch' }))
  assert.deepEqual([missing.status, missing.headers.get('x-cld-error')], [404, `Error in loading ${origin.base}/none.jpg - 404 Not Found`])
})

test('A default image takes the place of one that is missing', async () => {
  await upload('ph.png', await media.pngWithAlpha(50, 50), { public_id: `${base}_ph` })
  const { status, headers, bytes: body } = await get(sdk.url(id('none'), { default_image: `${base}_ph.png`, width: 100, crop: 'scale', format: 'png' }))
  const { width, height } = await sharp(body).metadata()
  assert.deepEqual([status, width, height], [200, 100, 100])
  assert.equal(headers.get('x-cld-error'), `Resource not found - ${id('none')}`)
})

test('A tag has a list, for who signs', async () => {
  assert.equal((await get(`${http}/${cloud}/image/list/${base}.json`)).status, 401)
  const { body } = await getJson(sdk.url(`${base}.json`, { type: 'list', sign_url: true }))
  const [entry] = body.resources
  assert.deepEqual([body.resources.length, entry.public_id, entry.format, entry.width, entry.height], [1, id('photo'), 'jpg', 400, 300])
})

test('The pictures of a tag are joined: as a stack with its sheet, and as an animation', async () => {
  const tag = `${base}_joined`
  await upload('one.png', await media.flat(40, 30, '#fa0000').png().toBuffer(), { public_id: id('j1'), tags: [tag] })
  await upload('two.png', await media.flat(60, 20, '#0000fa').png().toBuffer(), { public_id: id('j2'), tags: [tag] })

  assert.equal(await size(sdk.url(`${tag}.png`, { type: 'sprite' })), '60x50')
  const { body } = await getJson(sdk.url(`${tag}.json`, { type: 'sprite' }))
  assert.deepEqual(body.images.map(({ x, y, width, height }) => [x, y, width, height]), [[0, 0, 40, 30], [0, 30, 60, 20]])
  const css = await get(sdk.url(`${tag}.css`, { type: 'sprite', width: 20, crop: 'scale' }))
  assert.deepEqual([css.status, css.headers.get('content-type')], [200, 'text/css; charset=utf-8'])
  assert.match(css.bytes.toString(), /c_scale,w_20\/.*_joined\.png'\) no-repeat; background-position: 0 -15px; width: 20px; height: 7px;/)

  const moving = await get(sdk.url(`${tag}.gif`, { type: 'multi', delay: 50 }))
  const { format, width, pageHeight, pages, delay } = await sharp(moving.bytes, { animated: true }).metadata()
  assert.deepEqual([format, width, pageHeight, pages, delay], ['gif', 60, 30, 2, [50, 50]])
})

test('A picture says in its answer what it is and what it was made of', async () => {
  const { headers } = await get(delivery(`c_scale,w_50/${id('photo')}.png`))
  assert.match(headers.get('server-timing'), /content-info;desc="width=50,height=38,bytes=\d+,format=\\"png\\",owidth=400,oheight=300/)
})

test('What is not available here says so', async () => {
  const { status, headers } = await get(delivery('w_100/someone.jpg', 'image/facebook'))
  assert.equal(status, 400)
  assert.match(headers.get('x-cld-error'), /^Delivery type facebook is not available/)
  const placeholder = await get(delivery(`d_${id('photo').replaceAll('/', ':')}.png,w_40/someone.jpg`, 'image/facebook'))
  assert.deepEqual([placeholder.status, placeholder.headers.get('content-type')], [200, 'image/jpeg'])
})
