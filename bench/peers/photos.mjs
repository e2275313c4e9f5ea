// Memory under 36-megapixel photos of every kind, each derived in every way, several at once.
import sharp from 'sharp'
import { analyses } from '../support/analyses.mjs'
import { fetchBytes } from '../support/fetching.mjs'
import { watchMemory } from '../support/memory.mjs'
import { detailedJpeg } from '../support/photo.mjs'
import { keep, table } from '../support/report.mjs'

const concurrency = 4
const aboveIdleMb = 300

const derivations = [
  ['c_fit,h_512,q_80,w_512', 'jpg'], ['c_fit,h_512,q_80,w_512', 'webp'], ['c_fit,h_512,q_80,w_512', 'avif'], ['c_fit,h_512,w_512', 'png'],
  ['c_fill,g_auto,h_800,w_800', 'jpg'], ['c_limit,q_auto,w_1600', 'webp'], ['c_crop,g_center,h_2000,w_3000', 'jpg'],
  ['a_90/c_scale,w_1200', 'jpg'], ['c_scale,w_1000/e_blur:300', 'jpg'], ['e_sepia', 'jpg'], ['c_thumb,h_300,r_max,w_300', 'png'],
]

export async function measurePhotos(instance) {
  const client = await instance.useSdk()
  const { upload } = client
  const analysis = analyses(client)
  const large = sharp(await detailedJpeg(2560, 1600)).resize(7360, 4912, { fit: 'fill' })
  const photos = {
    'baseline.jpg': await large.clone().jpeg({ quality: 88 }).toBuffer(),
    'progressive.jpg': await large.clone().jpeg({ quality: 88, progressive: true }).toBuffer(),
    'photo.png': await large.clone().png({ compressionLevel: 3 }).toBuffer(),
    'photo.webp': await large.clone().webp({ quality: 85, effort: 1 }).toBuffer(),
  }
  // Something small first: what every process loads once (models, code) is not what a photo costs. The worker that is free while
  // the other encodes looks at the second picture, so both have opened their models.
  const small = await upload('small.jpg', await detailedJpeg(800, 500))
  await analysis.done()
  const url = ({ public_id, version }, [transformation, format]) => `${instance.http}/demo/image/upload/${transformation}/v${version}/${public_id}.${format}`
  const busy = fetchBytes(url(small, ['c_scale,w_3000', 'avif']))
  await upload('other.jpg', await detailedJpeg(801, 500))
  await Promise.all([busy, analysis.done()])
  await Promise.all(Array.from({ length: 8 }, async (_, i) => upload(`${i}.jpg`, await detailedJpeg(640 + i, 400))))
  const urls = derivations.map((each) => url(small, each))
  for (let i = 0; i < urls.length; i += 2) await Promise.all(urls.slice(i, i + 2).map(fetchBytes))
  await analysis.done()
  const uploads = []
  const atUpload = watchMemory(instance.pid)
  for (const [name, bytes] of Object.entries(photos)) uploads.push(await upload(name, bytes))
  await analysis.done()
  const uploading = atUpload.stop()

  const work = derivations.flatMap((each) => uploads.map((upload) => url(upload, each)))
  const errors = []
  const watch = watchMemory(instance.pid, 50)
  const started = performance.now()
  let next = 0
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next < work.length) await fetchBytes(work[next++]).catch((error) => errors.push(error.message))
  }))
  const seconds = (performance.now() - started) / 1000
  const { peak, last } = watch.stop()
  const row = {
    requests: work.length, 'at once': concurrency, failed: errors.length, seconds, 'idle MB': uploading.first,
    'peak MB': peak, 'above idle': peak - uploading.first, aim: `<= ${aboveIdleMb}`, 'at upload': uploading.peak - uploading.first, 'after MB': last,
  }
  table('Resident memory, app and media workers together, under 36-megapixel photos (JPEG, progressive JPEG, PNG, WebP)', [row])
  for (const error of errors) console.log(error)
  keep('photos', { row, errors })
}
