import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import sharp from 'sharp'
import { dropFolder, eventually, get, md5, sdk, unique } from './support/app.mjs'
import * as media from './support/media.mjs'

const failedFolder = join(dirname(dirname(dropFolder)), 'drop-failed')

/** Puts a file into the drop folder of this cloud. */
function drop(path, bytes) {
  const target = join(dropFolder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  return target
}

const listed = async (query) => (await sdk.api.resources({ max_results: 500, ...query })).resources

/** The asset with that content, wherever its name came from. */
const withEtag = (etag, query = {}) => eventually(
  async () => {
    for (const resource_type of ['image', 'raw']) {
      for (const { public_id, type } of await listed({ resource_type, type: 'upload', ...query })) {
        const asset = await sdk.api.resource(public_id, { resource_type, type, phash: resource_type === 'image' })
        if (asset.etag === etag) return asset
      }
    }
  },
  { what: 'the dropped file becoming an asset' })

const gone = (path) => eventually(() => !existsSync(path), { what: `${path} leaving the drop folder` })

test('A file put into the drop folder becomes an analysed asset that is delivered, and leaves the folder', async () => {
  const folder = unique('from disk')
  const bytes = await media.jpeg(640, 480, 77)
  const path = drop(`default/${folder}/Sunset at sea.jpg`, bytes)
  await gone(path)

  const asset = await withEtag(md5(bytes))
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
  await gone(drop(`${unique('direct')}.jpg`, bytes))
  assert.equal((await withEtag(md5(bytes))).width, 111)
})

test('Text is dropped as raw', async () => {
  const bytes = Buffer.from(`some notes ${unique('n')}\n`)
  await gone(drop(`default/${unique('notes')}.txt`, bytes))
  assert.equal((await withEtag(md5(bytes))).resource_type, 'raw')
})

test('A file that is still growing is taken whole, once it stands still', async () => {
  const bytes = await media.jpeg(900, 700, 79)
  const name = `default/${unique('slow')}.jpg`
  const half = Math.floor(bytes.length / 2)
  const path = drop(name, bytes.subarray(0, half))
  await new Promise((resolve) => setTimeout(resolve, 1200))
  assert.ok(existsSync(path))
  writeFileSync(path, bytes)
  await gone(path)
  assert.equal((await withEtag(md5(bytes))).bytes, bytes.length)
})

test('What cannot be ingested moves aside with the reason beside it', async () => {
  const broken = (await media.jpeg(400, 300, 80)).subarray(0, 30)
  const name = `${unique('broken')}.jpg`
  await gone(drop(`default/${name}`, broken))
  const reason = await failure(name)
  assert.match(reason, /image/i)
})

test('An unknown preset is a failure that says so', async () => {
  const preset = unique('nopreset')
  const name = `${unique('lost')}.jpg`
  await gone(drop(`${preset}/${name}`, await media.jpeg(50, 40, 81)))
  assert.ok((await failure(name)).includes(preset))
})

test('Links are not followed and unfinished files are left alone', async () => {
  mkdirSync(join(dropFolder, 'default'), { recursive: true })
  const link = join(dropFolder, 'default', `${unique('link')}.txt`)
  symlinkSync('/etc/hostname', link)
  const part = drop(`default/.${unique('hidden')}.jpg.part`, Buffer.from('not yet'))
  const marker = drop(`default/${unique('marker')}.txt`, Buffer.from(unique('marker')))
  await gone(marker)
  assert.ok(existsSync(link) || !existsSync('/etc/hostname'))
  assert.ok(existsSync(part))
  const secret = md5(readFileSync('/etc/hostname'))
  for (const { public_id } of await listed({ resource_type: 'raw', type: 'upload' })) {
    assert.notEqual((await sdk.api.resource(public_id, { resource_type: 'raw' })).etag, secret)
  }
})

test('A file moved into the folder is taken like one written there', async () => {
  const bytes = await media.jpeg(123, 45, 82)
  const staged = drop(`default/.${unique('staged')}`, bytes)
  const final = join(dirname(staged), `${unique('moved')}.jpg`)
  renameSync(staged, final)
  await gone(final)
  assert.equal((await withEtag(md5(bytes))).height, 45)
})

/** The text of `<name>.error.json` under drop-failed, once both files are there. */
const failure = (name) => eventually(() => {
  const files = existsSync(failedFolder) ? readdirSync(failedFolder, { recursive: true }) : []
  const note = files.find((file) => file.endsWith('.error.json') && file.includes(name))
  const kept = files.some((file) => file.endsWith(name))
  return note && kept && readFileSync(join(failedFolder, note), 'utf8')
}, { what: `${name} in drop-failed` })
