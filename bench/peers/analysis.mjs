// The analysis with all its steps: images per second, what deliveries take beside it, the lag after a burst of uploads, memory.
import { fetchBytes } from '../support/fetching.mjs'
import { analyses } from '../support/analyses.mjs'
import { residentMb } from '../support/memory.mjs'
import { keep, table } from '../support/report.mjs'
import { smallPhoto } from '../support/small-photos.mjs'

const images = Number(process.env.DAM_BENCH_IMAGES ?? 1000)
const burstSeconds = Number(process.env.DAM_BENCH_SECONDS ?? 10)
const burstRate = 50
const width = 1280
const looks = 60

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
const percentile95 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1]

async function timed(url) {
  const started = performance.now()
  await fetchBytes(url)
  return performance.now() - started
}

export async function measureAnalysis(instance) {
  const app = await instance.useSdk()
  const { sdk, file, http, cloud } = app
  const analysis = analyses(app)
  const upload = async (name, bytes) => sdk.uploader.upload(file(`${name.replace('/', '-')}.jpg`, bytes), { public_id: name })
  const photos = []
  for (let i = 0; i < Math.max(images, burstRate * burstSeconds); i++) photos.push(await smallPhoto(i, width))

  // One picture first: models are opened, once, by the workers.
  const { version } = await upload('subject', photos[0])
  await analysis.done(3600)
  let side = 100
  const cold = () => timed(`${http}/${cloud}/image/upload/c_fit,w_${side++}/v${version}/subject.jpg`)
  const hit = () => timed(`${http}/${cloud}/image/upload/c_fit,w_99/v${version}/subject.jpg`)
  async function delivered(beside) {
    const [colds, hits] = [[], []]
    for (let i = 0; i < looks || (await beside?.()); i++) {
      colds.push(await cold())
      for (let j = 0; j < 5; j++) hits.push(await hit())
      await pause(20)
      if (i >= 4 * looks) break
    }
    return { 'cold p95 ms': percentile95(colds), 'hit p95 ms': percentile95(hits), deliveries: colds.length + hits.length }
  }
  await hit()
  const alone = await delivered()

  // Many: as fast as four clients send them, deliveries measured while nothing is sent any more and much waits.
  const idleMb = residentMb(instance.pid)
  const started = performance.now()
  let next = 0
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (next < images) {
      const i = next++
      await upload(`many/${i}`, photos[i])
    }
  }))
  const uploadSeconds = (performance.now() - started) / 1000
  const waiting = (await analysis.status()).pending
  const measured = performance.now()
  const beside = await delivered(async () => (await analysis.status()).pending > 0)
  const besideSeconds = (performance.now() - measured) / 1000
  await analysis.done(3600)
  const seconds = (performance.now() - started) / 1000
  await pause(2000)
  const afterMb = residentMb(instance.pid)

  // A burst: so many a second, begun on time whether or not those before are answered.
  const begun = performance.now()
  const sent = []
  for (let i = 0; i < burstRate * burstSeconds; i++) {
    await pause(Math.max(0, begun + (1000 * i) / burstRate - performance.now()))
    sent.push(upload(`burst/${i}`, photos[i]).then(() => performance.now()))
  }
  const answered = Math.max(...(await Promise.all(sent)))
  const peak = (await analysis.status()).pending
  await analysis.done(3600)
  const ended = performance.now()

  const row = {
    images, 'images/s': images / seconds, seconds, 'uploads alone s': uploadSeconds, 'waiting then': waiting, 'idle MB': idleMb, 'MB after': afterMb,
    [`burst of ${burstRate}/s, s`]: burstSeconds, 'answered/s': sent.length / ((answered - begun) / 1000), 'waiting at its end': peak, 'lag s': (ended - answered) / 1000,
  }
  table(`The analysis, all steps, JPEG ${width} wide, on ${(await import('node:os')).availableParallelism()} processors`, [row])
  const rows = [{ when: 'alone', ...alone }, { when: 'while the analysis runs', ...beside }]
  table(`Deliveries (the second for ${besideSeconds.toFixed(0)} s)`, rows)
  keep('analysis', { row, alone, beside })
}
