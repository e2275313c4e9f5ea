// Sixteen AVIF encodes of 24 megapixels at once, and who asks for something small meanwhile.
import sharp from 'sharp'
import { fetchBytes } from '../support/fetching.mjs'
import { watchMemory } from '../support/memory.mjs'
import { detailedJpeg } from '../support/photo.mjs'
import { keep, median, table } from '../support/report.mjs'

const crowd = 16

async function timed(url) {
  const started = performance.now()
  await fetchBytes(url)
  return performance.now() - started
}

export async function measureCrowd(instance) {
  const { upload } = await instance.useSdk()
  const photo = await detailedJpeg(2560, 1600)
  const large = await upload('large.jpg', await sharp(photo).resize(6000, 4000, { fit: 'fill' }).jpeg({ quality: 88 }).toBuffer())
  const small = await upload('small.jpg', photo)
  const url = ({ public_id, version }, transformation, format) => `${instance.http}/demo/image/upload/${transformation}/v${version}/${public_id}.${format}`
  let side = 200
  const smallOne = () => timed(url(small, `c_fit,h_512,q_80,w_${side++}`, 'jpg'))
  const alone = []
  for (let i = 0; i < 100; i++) alone.push(await smallOne())

  const answers = []
  const largeMs = []
  const watch = watchMemory(instance.pid)
  const started = performance.now()
  let done = false
  const encodes = Promise.all(Array.from({ length: crowd }, (_, i) => timed(url(large, `q_${50 + i}`, 'avif'))
    .then((ms) => { answers.push(200); largeMs.push(ms) }, (error) => { answers.push(error.status); console.log(error.message) }))).then(() => { done = true })
  const beside = []
  while (!done) {
    beside.push(await smallOne())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await encodes
  const seconds = (performance.now() - started) / 1000
  const memory = watch.stop()
  await smallOne()
  const row = {
    encodes: crowd, 'answered 200': answers.filter((status) => status === 200).length, seconds, 'slowest s': Math.max(0, ...largeMs) / 1000,
    'small ones': beside.length, 'median ms': median(beside), 'worst ms': Math.max(...beside), 'alone, median ms': median(alone), 'above idle MB': memory.peak - memory.first,
  }
  table('16 AVIF encodes of 24 megapixels at once, and small derivations one after the other beside them', [row])
  keep('crowd', { row, answers })
}
