import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import './support/any-store.mjs'
import { failure, md5, originPort, sdk } from './support/app.mjs'
import * as media from './support/media.mjs'
import { bytes, redirect, serve } from './support/origin.mjs'

let picture, origin, stranger

before(async () => {
  picture = await media.jpeg(320, 200)
  stranger = await serve(0, { '/secret.jpg': bytes(picture, 'image/jpeg') })
  origin = await serve(originPort, {
    '/old_logo.jpg': bytes(picture, 'image/jpeg'),
    '/hop': redirect('/old_logo.jpg'),
    '/loop': redirect('/loop'),
    '/to-stranger': redirect(`${stranger.base}/secret.jpg`),
    '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
    '/to-file': redirect('file:///etc/passwd'),
    '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000))),
    '/lie': (request, response) => { response.writeHead(200, { 'content-length': '1000000' }); response.write('x'); request.socket.destroySoon() },
  })
})
after(() => Promise.all([origin?.close(), stranger?.close()]))

test('A remote picture is fetched and stored', async () => {
  const result = await sdk.uploader.upload(`${origin.base}/old_logo.jpg`)
  assert.deepEqual([result.width, result.height, result.etag, result.original_filename], [320, 200, md5(picture), 'old_logo'])
})

test('A redirect within the allowed host is followed', async () => {
  assert.equal((await sdk.uploader.upload(`${origin.base}/hop`)).etag, md5(picture))
})

test('A remote file that is missing is named with its URL', async () => {
  const error = await failure(sdk.uploader.upload(`${origin.base}/missing.jpg`))
  assert.deepEqual([error.http_code, error.message], [400, `Error in loading ${origin.base}/missing.jpg - 404 Not Found`])
})

test('Loopback, private, link-local and metadata addresses are refused in every spelling', async () => {
  const hosts = [
    `127.0.0.1:${new URL(stranger.base).port}`, `localhost:${new URL(stranger.base).port}`, '0', '0.0.0.0', '2130706433', '0x7f.1',
    '0177.0.0.1', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::127.0.0.1]', '[2002:7f00:1::]', '[64:ff9b::7f00:1]', '[fe80::1]', '[fc00::1]',
    '10.0.0.1', '172.16.0.1', '192.168.1.1', '100.64.0.1', '169.254.169.254', '168.63.129.16', '224.0.0.1', '255.255.255.255', 'localhost.',
  ]
  for (const host of hosts) {
    const error = await failure(sdk.uploader.upload(`http://${host}/secret.jpg`))
    assert.equal(error.http_code, 400, `${host}: ${JSON.stringify(error)}`)
  }
  assert.deepEqual(stranger.seen, [])
})

test('A redirect to an address that is not allowed is refused before connecting', async () => {
  for (const path of ['/to-stranger', '/to-metadata', '/to-file', '/loop']) {
    const error = await failure(sdk.uploader.upload(`${origin.base}${path}`))
    assert.equal(error.http_code, 400, `${path}: ${JSON.stringify(error)}`)
  }
  assert.deepEqual(stranger.seen, [])
})

test('User info in a URL, other schemes and local files are refused', async () => {
  for (const url of [`http://user:pw@127.0.0.1:${originPort}/old_logo.jpg`, 'ftp://127.0.0.1/x.jpg', 's3://bucket/key', 'gs://bucket/key']) {
    const error = await failure(sdk.uploader.upload(url))
    assert.equal(error.http_code, 400, `${url}: ${JSON.stringify(error)}`)
  }
})

test('A compressed bomb and a body shorter than promised are errors', async () => {
  for (const path of ['/bomb', '/lie']) {
    const error = await failure(sdk.uploader.upload(`${origin.base}${path}`, { resource_type: 'raw' }))
    assert.equal(error.http_code, 400, `${path}: ${JSON.stringify(error)}`)
  }
})
