// A 1 GB file in chunks through the SDK and back: byte for byte, with flat memory.
import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Instance } from '../support/instance.mjs'
import { watchMemory } from '../support/memory.mjs'
import { table, verdict } from '../support/report.mjs'

const MB = 1_000_000
const size = Number(process.env.DAM_LARGE_MB ?? 1000) * MB
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
  sdk.uploader.upload_large(path, { chunk_size: 20 * MB, timeout: 600_000 }, (error, reply) => {
    if (error ?? reply?.error) reject(error ?? reply.error)
    else if (reply.done !== false) resolve(reply)
  })))

const down = await timed(async () => {
  const received = createHash('md5')
  for await (const part of (await fetch(up.result.url)).body) received.update(part)
  return received.digest('hex')
})

const row = (direction, { seconds, memory }) => ({
  direction, 'MB/s': size / MB / seconds, seconds, 'memory before, MB': memory.first, peak: memory.peak, growth: memory.peak - memory.first,
})
const rows = [row('upload', up), row('delivery', down)]
table(`A file of ${size / MB} MB in chunks of 20 MB (memory of app and workers)`, rows)

const problems = []
if (up.result.etag !== digest || up.result.bytes !== size) problems.push(`the stored file is not the one sent: ${up.result.etag}, ${up.result.bytes}`)
if (down.result !== digest) problems.push('the delivered file is not the one sent')
for (const { direction, growth } of rows) if (growth > allowedGrowthMb) problems.push(`${direction}: memory grew by ${growth.toFixed()} MB`)

await instance.down()
instance.remove()
rmSync(folder, { recursive: true })
verdict('large', { rows }, problems)
