// A 2 GB file in chunks and back, once through the SDK in order and once in parallel and shuffled: byte for byte, with flat memory.
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Instance } from '../support/instance.mjs'
import { watchMemory } from '../support/memory.mjs'
import { table, verdict } from '../support/report.mjs'

const MB = 1_000_000
const chunk = 20 * MB
const size = Number(process.env.DAM_LARGE_MB ?? 2000) * MB
/** What the app may grow by: a few chunks of 20 MB would show. */
const allowedGrowthMb = 250

const folder = mkdtempSync(join(tmpdir(), 'dam-large-'))
const path = join(folder, 'large.bin')
const sent = createHash('md5')
const writer = createWriteStream(path)
const block = randomBytes(MB)
for (let written = 0; written < size; written += MB) {
  block.writeUInt32BE(written / MB)
  sent.update(block)
  if (!writer.write(Buffer.from(block))) await once(writer, 'drain')
}
writer.end()
await once(writer, 'finish')
const digest = sent.digest('hex')

const instance = await Instance.create()
await instance.up()
const { sdk } = await instance.useSdk()
await sdk.uploader.upload('data:text/plain;base64,aGVsbG8=', { resource_type: 'raw' })

async function timed(work) {
  const memory = watchMemory(instance.pid)
  const started = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - started) / 1000, memory: memory.stop() }
}

const up = await timed(() => new Promise((resolve, reject) =>
  sdk.uploader.upload_large(path, { chunk_size: chunk, timeout: 600_000 }, (error, reply) => {
    if (error ?? reply?.error) reject(error ?? reply.error)
    else if (reply.done !== false) resolve(reply)
  })))

/** Every part by hand, four at a time and in no order; whoever completes the file gets the asset. */
async function shuffled() {
  const file = await openAsBlob(path)
  const starts = Array.from({ length: Math.ceil(size / chunk) }, (_, i) => i * chunk)
  for (let i = starts.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1))
    ;[starts[i], starts[j]] = [starts[j], starts[i]]
  }
  const { cloud_name, api_key, api_secret } = sdk.config()
  const id = `shuffled-${randomBytes(8).toString('hex')}`
  let whole
  const send = async () => {
    for (let start; (start = starts.pop()) !== undefined;) {
      const end = Math.min(start + chunk, size)
      const form = new FormData()
      form.append('file', file.slice(start, end), 'shuffled.bin')
      const response = await fetch(`${instance.http}/v1_1/${cloud_name}/raw/upload`, {
        method: 'POST',
        body: form,
        headers: {
          authorization: `Basic ${Buffer.from(`${api_key}:${api_secret}`).toString('base64')}`,
          'x-unique-upload-id': id,
          'content-range': `bytes ${start}-${end - 1}/${size}`,
        },
      })
      const reply = await response.json()
      if (!response.ok) throw new Error(reply.error.message)
      if (reply.asset_id) whole = reply
    }
  }
  await Promise.all([send(), send(), send(), send()])
  return whole
}

const parallel = await timed(shuffled)

const down = await timed(async () => {
  const received = createHash('md5')
  for await (const part of (await fetch(parallel.result.url)).body) received.update(part)
  return received.digest('hex')
})

const row = (direction, { seconds, memory }) => ({
  direction, 'MB/s': size / MB / seconds, seconds, 'memory before, MB': memory.first, peak: memory.peak, growth: memory.peak - memory.first,
})
const rows = [row('upload by the SDK, in order', up), row('upload in parallel, shuffled', parallel), row('delivery', down)]
table(`A file of ${size / MB} MB in chunks of 20 MB (memory of app and workers)`, rows)

const problems = []
for (const { etag, bytes } of [up.result, parallel.result]) {
  if (etag !== digest || bytes !== size) problems.push(`the stored file is not the one sent: ${etag}, ${bytes}`)
}
if (down.result !== digest) problems.push('the delivered file is not the one sent')
for (const { direction, growth } of rows) if (growth > allowedGrowthMb) problems.push(`${direction}: memory grew by ${growth.toFixed()} MB`)

await instance.down()
instance.remove()
rmSync(folder, { recursive: true })
verdict('large', { rows }, problems)
