// Cold derivation over HTTP, ours and ipx's in turns: the same source, the same sizes, the same quality, each size asked for once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../support/instance.mjs'
import { peakMb } from '../support/memory.mjs'
import { keep, median, table } from '../support/report.mjs'

const requests = Number(process.env.DAM_BENCH_REQUESTS ?? 100)
const rounds = 3
const warmUp = 200
const quality = 80

const cases = {
  'JPEG to WebP 400x300 fill': {
    ours: (width, height) => [`c_fill,h_${height},q_${quality},w_${width}`, 'webp'],
    ipx: (width, height) => `f_webp,s_${width}x${height},fit_cover,q_${quality}`,
    size: (i, round) => [350 + i, 300 + round],
  },
  'JPEG to JPEG 512 fit': {
    ours: (width, height) => [`c_fit,h_${height},q_${quality},w_${width}`, 'jpg'],
    ipx: (width, height) => `f_jpeg,s_${width}x${height},fit_inside,q_${quality}`,
    size: (i, round) => [462 + i, 512 + round],
  },
}

const agent = new Agent({ keepAlive: true })

const fetchBytes = (url) => new Promise((resolve, reject) => {
  get(url, { agent }, (response) => {
    const parts = []
    response.on('data', (part) => parts.push(part)).on('error', reject).on('end', () => {
      if (response.statusCode === 200) resolve(Buffer.concat(parts))
      else reject(new Error(`${url}: ${response.statusCode} ${response.headers['x-cld-error'] ?? ''}`))
    })
  }).on('error', reject)
})

/** Fetches every URL once with so many at a time; pictures a second and bytes of the mean picture. */
async function rate(urls, concurrency) {
  let next = 0
  let bytes = 0
  const started = performance.now()
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next < urls.length) {
      const { length } = await fetchBytes(urls[next++])
      bytes += length
    }
  }))
  return { perSecond: urls.length / ((performance.now() - started) / 1000), bytes: bytes / urls.length }
}

/** Compares; the instance must be up and hold nothing else that is busy. */
export async function compareDerivation(instance, photo) {
  const { sdk } = await instance.useSdk()
  const folder = mkdtempSync(join(tmpdir(), 'dam-ipx-'))
  const source = join(folder, 'source.jpg')
  writeFileSync(source, photo)
  const { public_id, version } = await sdk.uploader.upload(source, { public_id: 'bench-source' })

  const [port] = await freePorts(1)
  const ipx = spawn(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), 'ipx-server.mjs'), folder, `${port}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(ipx.stdout, 'data')
  try {
    const rows = []
    let variant = 0
    for (const [name, { ours, ipx: theirs, size }] of Object.entries(cases)) {
      const urls = (who, round, count) => Array.from({ length: count }, (_, i) => {
        const [width, height] = size(i, round)
        if (who === 'ipx') return `http://127.0.0.1:${port}/${theirs(width, height)}/source.jpg`
        const [transformation, extension] = ours(width, height)
        return `${instance.http}/demo/image/upload/${transformation}/v${version}/${public_id}.${extension}`
      })
      // Both runtimes compile what is hot in the first hundreds of requests; what is compared is the state after that.
      for (const who of ['ours', 'ipx']) await rate(urls(who, variant, warmUp), 2)
      for (const concurrency of [2, 8]) {
        const results = { ours: [], ipx: [] }
        for (let round = 0; round < rounds; round++) {
          variant++
          for (const who of round % 2 ? ['ipx', 'ours'] : ['ours', 'ipx']) results[who].push(await rate(urls(who, variant, requests), concurrency))
        }
        const [us, them] = [median(results.ours.map((r) => r.perSecond)), median(results.ipx.map((r) => r.perSecond))]
        rows.push({
          derive: name, 'at once': concurrency, 'ours/s': us, 'ipx/s': them, ratio: us / them,
          'our bytes': Math.round(results.ours[0].bytes), 'ipx bytes': Math.round(results.ipx[0].bytes),
        })
      }
    }
    const memory = { ours: peakMb(instance.pid), ipx: peakMb(ipx.pid) }
    table(`Cold derivation over HTTP of a 2560x1600 JPEG, quality ${quality}, ${requests} sizes after ${warmUp} to warm up, median of ${rounds} rounds (ours also stores each)`, rows)
    table('Peak resident memory, MB (ours: app and media workers, each at its own peak)', [memory])
    keep('derive', { rows, memory })
  } finally {
    ipx.kill()
    rmSync(folder, { recursive: true })
  }
}
