import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { delivery, get, http, sdk, unique, upload } from './support/app.mjs'
import { craftedFiles } from './support/crafted.mjs'
import { jpeg, pdf } from './support/media.mjs'
import { bytes, serve } from './support/origin.mjs'

const secondsAllowed = 40
let stranger, files
const outcomes = []

before(async () => {
  stranger = await serve(0, { '/a.png': bytes('', 'image/png') })
  files = await craftedFiles(stranger.base)
  for (const [name, content] of Object.entries(files)) outcomes.push(await outcome(name, content))
}, { timeout: 900_000 })
after(() => stranger?.close())

/** What came of a crafted file: of its upload and, if it was taken, of a delivery in another size and format. */
async function outcome(name, content) {
  const started = performance.now()
  const result = await upload(name, content, { timeout: 60_000 }).catch(({ error, ...rest }) => ({ error: error ?? rest }))
  if (result.error) return { name, upload: result.error, seconds: (performance.now() - started) / 1000 }
  const delivered = await get(delivery(`w_64/${result.public_id}.png`))
  return { name, result, status: delivered.status, reason: delivered.headers.get('x-cld-error'), bytes: delivered.bytes, seconds: (performance.now() - started) / 1000 }
}

const none = (wrong) => assert.deepEqual(wrong, [])

test('Each crafted file is refused with a reason or delivered, never a fault', () => none(
  outcomes
    .filter(({ upload: refused, status, reason }) => refused ? refused.http_code !== 400 || !refused.message : status !== 200 && !(status >= 400 && status < 500 && reason))
    .map(({ name, upload: refused, status, reason }) => `${name}: ${JSON.stringify(refused ?? { status, reason })}`)))

test('Each is dealt with in bounded time', () => none(
  outcomes.filter(({ seconds }) => seconds > secondsAllowed).map(({ name, seconds }) => `${name}: ${seconds.toFixed(1)} s`)))

test('Pictures beyond the limits are refused before they are decoded', () => {
  for (const name of ['one-colour-16384-square.png', 'claims-ten-million-square.png', 'ten-thousand-frames.gif', 'million-square.svg']) {
    const { upload: refused, status, seconds } = outcomes.find((one) => one.name === name)
    assert.ok(refused?.http_code === 400 || status === 400, `${name}: ${status}`)
    assert.ok(seconds < secondsAllowed, `${name}: ${seconds.toFixed(1)} s`)
  }
})

test('Nothing that a picture refers to is fetched', () => assert.deepEqual(stranger.seen, []))

test('A transformation that reaches for what is not public, or not outside, is refused and fetches nothing', async () => {
  const content = await jpeg(60, 40)
  const base = (await upload('base.jpg', content, { public_id: unique('base') })).public_id
  const secret = (await upload('secret.jpg', content, { public_id: unique('secret'), type: 'authenticated' })).public_id
  const asked = stranger.seen.length
  const addresses = [`${stranger.base}/a.png`, 'http://169.254.169.254/latest/meta-data', 'http://127.0.0.1:10000/devstoreaccount1', 'http://[::1]/', 'file:///etc/passwd']
  const layers = [...addresses.map((address) => `l_fetch:${Buffer.from(address).toString('base64url')}`), `l_authenticated:${secret}`, `u_private:${secret}`, `l_${secret}`]
  const wrong = []
  for (const layer of layers) {
    const { status, headers } = await get(delivery(`${layer}/fl_layer_apply/${base}.png`))
    if (status < 400 || status >= 500 || !headers.get('x-cld-error')) wrong.push(`${layer}: ${status}`)
  }
  none(wrong)
  assert.equal(stranger.seen.length, asked)
})

test('No file of the server is in a picture or in an error', () => none(
  outcomes.filter(({ upload: refused, reason, bytes: content }) => /root:x:|(^|\s)\/(tmp|home|root|usr|var)\//.test(`${refused?.message} ${reason} ${content?.toString('latin1')}`)).map(({ name }) => name)))

test('An SVG original cannot run a script in a browser', async () => {
  const { result } = outcomes.find(({ name }) => name === 'script.svg')
  if (!result) return
  const { headers } = await get(delivery(`${result.public_id}.svg`))
  assert.match(headers.get('content-security-policy') ?? '', /sandbox/)
  assert.equal(headers.get('x-content-type-options'), 'nosniff')
})

test('The app is well afterwards: sound pictures and documents are served', async () => {
  assert.equal((await get(`${http}/health`)).status, 200)
  for (const [name, content] of [['sound.jpg', await jpeg(300, 200)], ['sound.pdf', pdf(1)]]) {
    const { public_id } = await upload(name, content, { public_id: unique('sound') })
    assert.equal((await get(sdk.url(public_id, { width: 50, crop: 'scale', format: 'png' }))).status, 200)
  }
})
