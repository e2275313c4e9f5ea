// The same libvips operations called in process, without HTTP, workers or storage: sharp with one thread for each picture.
// A process of its own; asked over its channel with { sources, sizes, format, cover, direct, concurrency }, answers { perSecond, bytes }.
import sharp from 'sharp'

sharp.concurrency(1)
sharp.cache(false)

async function rate({ sources, sizes, format, cover, direct, concurrency }) {
  let next = 0
  let bytes = 0
  const started = performance.now()
  await Promise.all(Array.from({ length: concurrency }, async () => {
    while (next < sizes.length) {
      const source = sources[next % sources.length]
      const [width, height] = sizes[next++]
      const { length } = await sharp(source).resize(width, height, { fit: cover ? 'cover' : 'inside' }).toFormat(format, direct).toBuffer()
      bytes += length
    }
  }))
  return { perSecond: sizes.length / ((performance.now() - started) / 1000), bytes: bytes / sizes.length }
}

process.on('message', async (request) => process.send(await rate(request)))
