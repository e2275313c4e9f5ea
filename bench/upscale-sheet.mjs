// What e_upscale makes of photographs that were made a quarter as large, beside plain enlarging: node bench/upscale-sheet.mjs OUT PHOTO...
// Prints a table in Markdown: decibels and similarity of brightness with the original, and milliseconds; writes OUT/upscale.png, where the
// middle of each photograph is shown as lanczos, e_upscale and the original have it. Photographs are taken at most 1200 pixels long.
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import sharp from 'sharp'
import { decibels, luma, similarity } from './support/similarity.mjs'
import { MediaWorker } from './support/worker.mjs'

const [out, ...photos] = process.argv.slice(2)
const [piece, caption, across] = [{ width: 240, height: 200 }, 16, 2]
const shown = ({ db, alike }) => `${db.toFixed(2)} dB ${alike.toFixed(4)}`

async function originalOf(photo) {
  const { data, info } = await sharp(photo).rotate().flatten().toColourspace('srgb').resize(1200, 1200, { fit: 'inside', withoutEnlargement: true }).png().toBuffer({ resolveWithObject: true })
  return sharp(data).extract({ left: 0, top: 0, width: info.width & ~3, height: info.height & ~3 }).png().toBuffer()
}

/** Four times a side by Lanczos' window of three pixels: libvips enlarges by a bicubic one, whatever it is told. */
async function lanczos(small) {
  const { data, info: { width, height } } = await sharp(small).raw().toBuffer({ resolveWithObject: true })
  const wide = new Float64Array(data.length * 4)
  for (let y = 0; y < height; y++) lengthen(data, wide, width, 3 * width * y, 12 * width * y, 3, 3)
  const large = new Float64Array(data.length * 16)
  for (let x = 0; x < 4 * width; x++) lengthen(wide, large, height, 3 * x, 3 * x, 12 * width, 12 * width)
  return sharp(Uint8ClampedArray.from(large, Math.round), { raw: { width: 4 * width, height: 4 * height, channels: 3 } }).png().toBuffer()
}

/** One line: pixels of three channels, each so many numbers after the one before. */
function lengthen(from, to, length, start, target, step, targetStep) {
  const sinc = (x) => x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
  for (let i = 0; i < 4 * length; i++) {
    const place = (i + 0.5) / 4 - 0.5
    const taps = Array.from({ length: 6 }, (_, k) => Math.floor(place) - 2 + k).map((at) => [Math.max(0, Math.min(length - 1, at)), sinc(place - at) * sinc((place - at) / 3)])
    const sum = taps.reduce((all, [, weight]) => all + weight, 0)
    for (let c = 0; c < 3; c++) to[target + i * targetStep + c] = taps.reduce((all, [at, weight]) => all + from[start + at * step + c] * weight, 0) / sum
  }
}

async function enlarged(photo, worker) {
  const original = await originalOf(photo)
  const { width, height } = await sharp(original).metadata()
  const small = join(out, 'small.png')
  await sharp(original).resize(width / 4, height / 4, { kernel: 'lanczos3' }).png().toFile(small)
  const cubic = await sharp(small).resize(width, height, { kernel: 'cubic' }).png().toBuffer()
  const began = performance.now()
  await worker.derive(small, 'png', 'e_upscale', 'png', join(out, 'large.png'))
  const milliseconds = performance.now() - began
  const pictures = { lanczos: await lanczos(small), cubic, model: await sharp(join(out, 'large.png')).png().toBuffer() }
  const reference = await luma(original)
  const scores = {}
  for (const [name, picture] of Object.entries(pictures)) {
    const seen = await luma(picture)
    scores[name] = { db: decibels(reference, seen), alike: similarity(reference, seen) }
  }
  return { name: basename(photo, extname(photo)), width, height, milliseconds, scores, pictures: { ...pictures, original } }
}

async function cells({ name, width, height, scores, pictures }) {
  const box = { width: Math.min(piece.width, width), height: Math.min(piece.height, height) }
  const area = { ...box, left: (width - box.width) >> 1, top: (height - box.height) >> 1 }
  const label = (text) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${piece.width}" height="${caption}" font-family="DejaVu Sans" font-size="10" fill="#ddd"><text x="2" y="12">${text}</text></svg>`)
  const texts = { lanczos: `${name}: lanczos ${shown(scores.lanczos)}`, model: `e_upscale ${shown(scores.model)}`, original: 'original' }
  return Promise.all(Object.entries(texts).map(async ([kind, text]) => ({ picture: await sharp(pictures[kind]).extract(area).png().toBuffer(), label: label(text) })))
}

mkdirSync(out, { recursive: true })
const worker = await MediaWorker.start()
const results = []
console.log('| photograph | enlarged to | lanczos | bicubic | e_upscale | ms |\n|---|---|---|---|---|---|')
for (const photo of photos) {
  const result = await enlarged(photo, worker)
  results.push(result)
  console.log(`| ${result.name} | ${result.width} × ${result.height} | ${shown(result.scores.lanczos)} | ${shown(result.scores.cubic)} | ${shown(result.scores.model)} | ${Math.round(result.milliseconds)} |`)
}
worker.end()

const mean = (kind, measure) => results.reduce((sum, { scores }) => sum + scores[kind][measure], 0) / results.length
const over = (kind) => results.filter(({ scores }) => scores.model.db > scores[kind].db).length
console.log(`| **mean** | | ${['lanczos', 'cubic', 'model'].map((kind) => shown({ db: mean(kind, 'db'), alike: mean(kind, 'alike') })).join(' | ')} | |`)
console.log(`\nMore decibels than lanczos in ${over('lanczos')} of ${results.length}, than bicubic in ${over('cubic')}; milliseconds a megapixel: ${
  Math.round(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / (results.reduce((sum, { width, height }) => sum + (width * height) / 16, 0) / 1e6))}`)

const pieces = []
for (const [i, result] of results.entries()) {
  for (const [j, { picture, label }] of (await cells(result)).entries()) {
    const [left, top] = [((i % across) * 3 + j) * (piece.width + 2), Math.floor(i / across) * (piece.height + caption)]
    pieces.push({ input: picture, left, top: top + caption }, { input: label, left, top })
  }
}
writeFileSync(join(out, 'upscale.png'), await sharp({ create: { width: across * 3 * (piece.width + 2), height: Math.ceil(results.length / across) * (piece.height + caption), channels: 3, background: '#222' } })
  .composite(pieces).png().toBuffer())
