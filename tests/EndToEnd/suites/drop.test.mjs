import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { eventually, get, sdk, unique } from './support/app.mjs'
import { assetOf, drop, failure, gone } from './support/drop.mjs'
import * as media from './support/media.mjs'

test('A file put into the drop folder becomes an analysed asset that is delivered, and leaves the folder', async () => {
  const folder = unique('from disk')
  const bytes = await media.jpeg(640, 480, 77)
  const path = `default/${folder}/Sunset at sea.jpg`
  await drop(path, bytes)
  await gone(path)

  const asset = await assetOf(bytes)
  assert.deepEqual([asset.format, asset.width, asset.height, asset.asset_folder], ['jpg', 640, 480, folder])
  const analysed = await eventually(async () => {
    const found = await sdk.api.resource(asset.public_id, { phash: true, colors: true })
    return found.phash && found.colors?.length > 0 && found
  }, { what: 'analysis' })
  assert.match(analysed.phash, /^[0-9a-f]{16}$/)

  const { bytes: delivered } = await get(sdk.url(asset.public_id, { width: 64, crop: 'scale', format: 'webp', version: asset.version }))
  assert.equal((await sharp(delivered).metadata()).width, 64)
})

test('A file directly under the cloud uses the default preset', async () => {
  const bytes = await media.jpeg(111, 99, 78)
  const path = `${unique('direct')}.jpg`
  await drop(path, bytes)
  await gone(path)
  assert.equal((await assetOf(bytes)).width, 111)
})

test('Text is dropped as raw', async () => {
  const bytes = Buffer.from(`some notes ${unique('n')}\n`)
  const path = `default/${unique('notes')}.txt`
  await drop(path, bytes)
  await gone(path)
  assert.equal((await assetOf(bytes)).resource_type, 'raw')
})

test('A name in any script, with whatever signs, is taken', async () => {
  const bytes = await media.jpeg(77, 66, 85)
  const path = `default/${unique('日本 (é)')}/Ünï & 😀 100% #1? 'x'.jpg`
  await drop(path, bytes)
  await gone(path)
  assert.equal((await assetOf(bytes)).width, 77)
})

test('What cannot be ingested moves aside with the reason beside it', async () => {
  const broken = (await media.jpeg(400, 300, 80)).subarray(0, 30)
  const name = `${unique('broken')}.jpg`
  await drop(`default/${name}`, broken)
  await gone(`default/${name}`)
  assert.match(await failure(name), /image/i)
})

test('An unknown preset is a failure that says so', async () => {
  const preset = unique('nopreset')
  const name = `${unique('lost')}.jpg`
  await drop(`${preset}/${name}`, await media.jpeg(50, 40, 81))
  await gone(`${preset}/${name}`)
  assert.ok((await failure(name)).includes(preset))
})
