import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiKey, apiSecret, cloud, file, md5, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

test('A JPEG comes back with its geometry, its MD5 and both URLs', async () => {
  const bytes = await media.jpeg(2560, 1600)
  const result = await upload('mountain view.jpg', bytes)

  assert.match(result.asset_id, /^[0-9a-f]{32}$/)
  assert.match(result.version_id, /^[0-9a-f]{32}$/)
  assert.match(result.public_id, /^[a-z0-9]{20}$/)
  assert.equal(typeof result.version, 'number')
  assert.ok(Math.abs(result.version - Date.now() / 1000) < 60)
  assert.equal(result.created_at.replace(/\d/g, '0'), '0000-00-00T00:00:00Z')
  assert.deepEqual(
    [result.width, result.height, result.format, result.resource_type, result.type, result.pages],
    [2560, 1600, 'jpg', 'image', 'upload', 1])
  assert.deepEqual([result.bytes, result.etag], [bytes.length, md5(bytes)])
  assert.deepEqual([result.tags, result.placeholder, result.access_mode], [[], false, 'public'])
  assert.equal(result.original_filename, 'mountain view')
  assert.equal(result.api_key, apiKey)
  assert.ok(result.url.startsWith('http://') && result.secure_url.startsWith('https://'))
  for (const url of [result.url, result.secure_url]) {
    assert.equal(new URL(url).pathname, `/${cloud}/image/upload/v${result.version}/${result.public_id}.jpg`)
  }
})

test('The reply is signed with the secret of the key that asked', async () => {
  const result = await upload('signed.png', await media.flat(10, 10, '#102030').png().toBuffer())
  assert.equal(result.signature, sdk.utils.api_sign_request({ public_id: result.public_id, version: result.version }, apiSecret, null, 1))
})

test('PNG with alpha, animated GIF, CMYK JPEG, PDF and text are each known for what they are', async () => {
  const facts = (result) => [result.resource_type, result.format, result.width, result.height, result.pages]
  assert.deepEqual(facts(await upload('a.png', await media.pngWithAlpha(400, 300))), ['image', 'png', 400, 300, 1])
  assert.deepEqual(facts(await upload('b.gif', await media.animatedGif(120, 80, 5))), ['image', 'gif', 120, 80, 5])
  assert.deepEqual(facts(await upload('c.jpg', await media.cmykJpeg(800, 600))), ['image', 'jpg', 800, 600, 1])
  assert.deepEqual(facts(await upload('d.pdf', media.pdf(3))), ['image', 'pdf', 612, 792, 3])
  const text = await upload('notes.txt', Buffer.from('plain words\n'), { resource_type: 'raw' })
  assert.deepEqual(facts(text), ['raw', undefined, undefined, undefined, undefined])
  assert.match(text.public_id, /^[a-z0-9]{20}\.txt$/)
})

test('The resource type "auto" is decided by content', async () => {
  const kind = async (name, bytes) => (await upload(name, bytes, { resource_type: 'auto' })).resource_type
  assert.equal(await kind('picture.bin', await media.jpeg(40, 30)), 'image')
  assert.equal(await kind('words.jpg', Buffer.from('these are words')), 'raw')
})

test('A data URI is a file, without a file name', async () => {
  const bytes = await media.flat(7, 5, '#00ff00').png().toBuffer()
  const result = await sdk.uploader.upload(`data:image/png;base64,${bytes.toString('base64')}`)
  assert.deepEqual([result.width, result.height, result.etag], [7, 5, md5(bytes)])
})

test('A nameless stream is a file', async () => {
  const bytes = await media.jpeg(64, 48)
  const result = await new Promise((resolve, reject) =>
    sdk.uploader.upload_stream({}, (error, value) => (error ? reject(error) : resolve(value))).end(bytes))
  assert.equal(result.etag, md5(bytes))
})

test('SHA-256 signatures are as good as SHA-1', async () => {
  const result = await upload('sha.jpg', await media.jpeg(20, 20), { signature_algorithm: 'sha256', tags: 'strong' })
  assert.deepEqual(result.tags, ['strong'])
})

test('A public id, tags and context are kept as sent', async () => {
  const id = unique('näme with blanks/ünd pfad')
  const result = await upload('x.jpg', await media.jpeg(20, 20), {
    public_id: id, tags: ['beta', 'alpha', 'alpha'], context: { alt: 'a=b|c', caption: 'ü' },
  })
  assert.equal(result.public_id, id)
  assert.deepEqual(result.tags, ['alpha', 'beta'])
  assert.deepEqual(result.context, { custom: { alt: 'a=b|c', caption: 'ü' } })
})

test('The file name names the asset when asked to', async () => {
  const bytes = await media.jpeg(20, 20)
  const stem = unique('holiday')
  const suffixed = await upload(`${stem}.jpg`, bytes, { use_filename: true })
  assert.match(suffixed.public_id, new RegExp(`^${stem}_[a-z0-9]{6}$`))
  const exact = await upload(`${stem}.jpg`, bytes, { use_filename: true, unique_filename: false })
  assert.equal(exact.public_id, stem)
})

test('An upload over an asset keeps its asset id and makes a new version', async () => {
  const public_id = unique('twice')
  const first = await upload('1.jpg', await media.jpeg(20, 20), { public_id, tags: 'old' })
  const second = await upload('2.jpg', await media.jpeg(30, 20), { public_id })
  assert.equal(second.asset_id, first.asset_id)
  assert.notEqual(second.version_id, first.version_id)
  assert.ok(second.version > first.version)
  assert.equal(second.width, 30)
})

test('Without overwrite the stored asset is the answer', async () => {
  const public_id = unique('kept')
  const first = await upload('1.jpg', await media.jpeg(20, 20), { public_id })
  const second = await upload('2.jpg', await media.jpeg(30, 20), { public_id, overwrite: false })
  assert.equal(second.existing, true)
  assert.deepEqual([second.version_id, second.width], [first.version_id, 20])
})

test('Colours, metadata and a perceptual hash come in the reply when asked for', async () => {
  const bytes = await media.photo(300, 200).withExif({ IFD0: { Make: 'Camera works', Copyright: 'me' } }).jpeg().toBuffer()
  const result = await upload('facts.jpg', bytes, { colors: true, image_metadata: true, phash: true })
  assert.match(result.phash, /^[0-9a-f]{16}$/)
  assert.ok(result.colors.length > 1 && result.colors.length <= 32)
  for (const [color, percent] of result.colors) {
    assert.match(color, /^#[0-9A-F]{6}$/)
    assert.ok(percent > 0 && percent <= 100)
  }
  assert.ok(result.predominant.google.length > 0 && result.predominant.cloudinary.length > 0)
  assert.equal(result.image_metadata.Make, 'Camera works')
  const bare = await upload('facts.jpg', bytes)
  assert.deepEqual([bare.colors, bare.image_metadata, bare.phash], [undefined, undefined, undefined])
})

test('The same file under two names makes two assets', async () => {
  const path = file('same.jpg', await media.jpeg(20, 20))
  const [one, two] = [await sdk.uploader.upload(path), await sdk.uploader.upload(path)]
  assert.notEqual(one.asset_id, two.asset_id)
  assert.equal(one.etag, two.etag)
})
