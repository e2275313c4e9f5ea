// Cold derivation: ours and ipx's over HTTP, our media workers alone and the same libvips work in process, in turns: the same
// sources, the same sizes, the same quality, each size asked for once. Pictures take turns, so that a worker which has just decoded one
// has nothing of that; cases about sizes of one picture say so.
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { analyses } from '../support/analyses.mjs'
import { fetchBytes } from '../support/fetching.mjs'
import { freePorts } from '../support/instance.mjs'
import { peakMb } from '../support/memory.mjs'
import { detailedJpeg } from '../support/photo.mjs'
import { keep, median, table } from '../support/report.mjs'
import { MediaWorker } from '../support/worker.mjs'
import { cases } from './cases.mjs'

const requests = Number(process.env.DAM_BENCH_REQUESTS ?? 100)
const warmUp = Number(process.env.DAM_BENCH_WARM_UP ?? 200)
// More than there are workers, and no divisor of what one of two takes.
const pictures = 15
const rounds = Number(process.env.DAM_BENCH_ROUNDS ?? 7)
const wanted = cases.filter(({ name }) => name.includes(process.env.DAM_BENCH_CASE ?? ''))
const peers = ['ours', 'ipx', 'workers', 'direct']
const mostBytes = 1 << 20
const size = [2560, 1600]
const here = dirname(fileURLToPath(import.meta.url))

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

/** As the app asks its workers, one thing at a time each; without HTTP, a queue, a store or a catalog. */
async function workerRate(workers, { sources, output, transformations, format, concurrency }) {
  let next = 0
  let bytes = 0
  const started = performance.now()
  await Promise.all(workers.slice(0, concurrency).map(async (worker) => {
    while (next < transformations.length) {
      const source = sources[next % sources.length]
      const file = await worker.derive(source, extname(source).slice(1), transformations[next++], format, output, { mostBytes, size, content: source })
      bytes += file.Bytes.length
    }
  }))
  return { perSecond: transformations.length / ((performance.now() - started) / 1000), bytes: bytes / transformations.length }
}

async function sources(folder) {
  const photo = await detailedJpeg(...size)
  writeFileSync(join(folder, 'source.jpg'), photo)
  await sharp(photo).png().toFile(join(folder, 'source.png'))
  await sharp(photo).webp({ quality: 90 }).toFile(join(folder, 'source.webp'))
  for (let i = 0; i < pictures; i++) ['jpg', 'png', 'webp'].forEach((format) => copyFileSync(join(folder, `source.${format}`), join(folder, `${i}-source.${format}`)))
}

/** The names of the files that take turns. */
const filesOf = (each) => Array.from({ length: each.isOnePicture ? 1 : pictures }, (_, i) => `${i}-${each.source}`)

/** Compares; the instance must be up and hold nothing else that is busy. */
export async function compareDerivation(instance) {
  const client = await instance.useSdk()
  const folder = mkdtempSync(join(tmpdir(), 'dam-ipx-'))
  await sources(folder)
  const uploaded = {}
  for (const source of new Set(wanted.flatMap(filesOf)))
    uploaded[source] = await client.upload(source, readFileSync(join(folder, source)))
  // What was uploaded is analysed in the background, on the same workers.
  await analyses(client).done()

  const [port] = await freePorts(1)
  const ipx = spawn(process.execPath, [join(here, 'ipx-server.mjs'), folder, `${port}`], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(ipx.stdout, 'data')
  const direct = fork(join(here, 'direct.mjs'), { env: { ...process.env, UV_THREADPOOL_SIZE: '8' } })
  const ended = once(direct, 'exit').then(([code]) => { throw new Error(`direct.mjs ended with ${code}`) })
  ended.catch(() => {})
  const directly = async (request) => {
    direct.send(request)
    return (await Promise.race([once(direct, 'message'), ended]))[0]
  }
  const workers = await Promise.all(Array.from({ length: availableParallelism() }, () => MediaWorker.start()))
  const run = (who, each, round, count, concurrency) => {
    const sizes = Array.from({ length: count }, (_, i) => each.size(i, round))
    const files = filesOf(each)
    const paths = files.map((file) => join(folder, file))
    if (who === 'direct') return directly({ sources: paths, sizes, format: each.format, cover: each.cover, direct: each.direct, concurrency })
    if (who === 'workers')
      return workerRate(workers, { sources: paths, output: join(folder, 'derived'), transformations: sizes.map((size) => each.ours(...size)), format: each.format, concurrency })
    return rate(sizes.map(([width, height], i) => {
      const file = files[i % files.length]
      const { public_id, version } = uploaded[file]
      return who === 'ipx'
        ? `http://127.0.0.1:${port}/${each.ipx(width, height)}/${file}`
        : `${instance.http}/demo/image/upload/${each.ours(width, height)}/v${version}/${public_id}.${each.format}`
    }), concurrency)
  }

  try {
    const rows = []
    let variant = 0
    for (const each of wanted) {
      const count = Math.ceil(requests * (each.share ?? 1))
      // The runtimes compile what is hot in the first hundreds of requests; what is compared is the state after that.
      for (const who of peers) await run(who, each, variant, Math.ceil(warmUp * (each.share ?? 1)), 2)
      for (const concurrency of [2, 8]) {
        const results = Object.fromEntries(peers.map((who) => [who, []]))
        for (let round = 0; round < rounds; round++) {
          variant++
          for (const who of round % 2 ? peers.toReversed() : peers) results[who].push(await run(who, each, variant, count, concurrency))
        }
        const [ours, theirs, inWorkers, inProcess] = peers.map((who) => median(results[who].map((r) => r.perSecond)))
        // Of two that ran within the same seconds: what else wants the machine comes and goes.
        const ratio = (who, peer) => median(results[who].map((r, i) => r.perSecond / results[peer][i].perSecond))
        rows.push({
          derive: each.name, 'at once': concurrency, 'ours/s': ours, 'ipx/s': theirs, 'workers/s': inWorkers, 'direct/s': inProcess,
          'to ipx': ratio('ours', 'ipx'), 'to direct': ratio('ours', 'direct'), 'workers to direct': ratio('workers', 'direct'),
          'our bytes': Math.round(results.ours[0].bytes), 'ipx bytes': Math.round(results.ipx[0].bytes),
        })
      }
    }
    const memory = { ours: peakMb(instance.pid), ipx: peakMb(ipx.pid) }
    table(`Cold derivation of a 2560x1600 picture, ${requests} sizes after ${warmUp} to warm up (of what is slow: fewer), medians of ${rounds} rounds and of their ratios; ours and ipx over HTTP (ours also stores each), our media workers alone, direct in process`, rows)
    table('Peak resident memory, MB (ours: app and media workers, each at its own peak)', [memory])
    keep('derive', { rows, memory })
  } finally {
    workers.forEach((worker) => worker.end())
    ipx.kill()
    direct.kill()
    rmSync(folder, { recursive: true })
  }
}
