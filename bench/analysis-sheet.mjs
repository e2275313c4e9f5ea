// What the analysis finds in a folder of pictures, to be looked at: node bench/analysis-sheet.mjs FOLDER OUT [PART...]
// Parts are those of src/Assets/Processing/IMediaProcessor.cs; without any, all that are done in the media workers. Writes OUT/analysis.json
// and contact sheets OUT/sheet-NN.jpg: faces red, things green with label and confidence, lines of text blue, and below each picture its
// name, its scores, its colours by share, and the names of its predominant colours in both palettes.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import sharp from 'sharp'
import { MediaWorker } from './support/worker.mjs'

const bits = { metadata: 1, colors: 2, phash: 4, faces: 8, objects: 16, text: 32, quality: 64, accessibility: 128 }
const [folder, out, ...asked] = process.argv.slice(2)
const parts = (asked.length > 0 ? asked : Object.keys(bits)).reduce((sum, part) => sum | bits[part], 0)
const [across, down, tile, caption] = [4, 3, { width: 480, height: 360 }, 64]

const escaped = (text) => text.replace(/[<>&"]/g, (letter) => `&#${letter.codePointAt(0)};`)
const shown = (value) => value === null || value === undefined ? '-' : value.toFixed(2)

async function drawn(file, facts) {
  const { data, info } = await sharp(file).rotate().flatten({ background: '#fff' }).resize(tile.width, tile.height, { fit: 'inside' }).toBuffer({ resolveWithObject: true })
  const factor = info.width / facts.Width
  const box = ({ X, Y, Width, Height }, color, text) => `<rect x="${X * factor}" y="${Y * factor}" width="${Width * factor}" height="${Height * factor}" fill="none" stroke="${color}" stroke-width="2"/>
    <text x="${X * factor + 3}" y="${Math.max(12, Y * factor + 13)}" font-size="13" fill="${color}" stroke="#000" stroke-width="0.4">${escaped(text)}</text>`
  const seen = facts.Seen ?? {}
  const marks = [
    ...(seen.Objects ?? []).map((thing) => box(thing.Place, thing.Confidence >= 0.5 ? '#0f0' : '#8a8', `${thing.Label} ${shown(thing.Confidence)}`)),
    ...(seen.Faces ?? []).map((face) => box(face, '#f00', '')),
    ...(seen.Text ?? []).map((line) => `<polygon points="${line.Corners.map(({ X, Y }) => `${X * factor},${Y * factor}`).join(' ')}" fill="none" stroke="#28f" stroke-width="1.5"/>`),
  ]
  return sharp(data).composite([{ input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}" font-family="DejaVu Sans">${marks.join('')}</svg>`) }]).png().toBuffer()
}

function words(name, facts) {
  const { Quality: quality, Accessibility: accessible, Colors: colors } = facts
  const named = (shares) => shares.slice(0, 4).map((share) => `${share.Color} ${share.Percent}`).join(', ')
  let left = 0
  const bar = (colors?.Colors ?? []).map((share) => {
    const width = (share.Percent / 100) * (tile.width - 8)
    left += width
    return `<rect x="${left - width}" y="52" width="${width}" height="10" fill="${share.Color.slice(0, 7)}"/>`
  })
  const lines = [
    name,
    quality ? `score ${shown(quality.Score)} focus ${shown(quality.Focus)} noise ${shown(quality.Noise)} exposure ${shown(quality.Exposure)} blocks ${shown(quality.Blockiness)} jpeg ${shown(quality.JpegQuality)} colour-blind ${shown(accessible?.Score)}` : '',
    colors ? `${named(colors.Google)} | ${named(colors.Cloudinary)}` : '',
    (facts.Seen?.Text ?? []).map((line) => line.Text).join(' / ').slice(0, 90),
  ]
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${tile.width - 8}" height="${caption}" font-family="DejaVu Sans" font-size="9.5" fill="#ddd">${
    lines.map((line, i) => `<text x="0" y="${11 + 12 * i}">${escaped(line)}</text>`).join('')}${bar.join('')}</svg>`)
}

async function writeSheet(number, entries) {
  const pieces = []
  for (const [i, { file, facts }] of entries.entries()) {
    const [left, top] = [(i % across) * tile.width, Math.floor(i / across) * (tile.height + caption)]
    pieces.push({ input: await drawn(file, facts), left, top }, { input: words(basename(file), facts), left: left + 4, top: top + tile.height })
  }
  await sharp({ create: { width: across * tile.width, height: down * (tile.height + caption), channels: 3, background: '#222' } })
    .composite(pieces).jpeg({ quality: 85 }).toFile(join(out, `sheet-${String(number).padStart(2, '0')}.jpg`))
}

mkdirSync(out, { recursive: true })
const worker = await MediaWorker.start()
const found = []
for (const name of readdirSync(folder).filter((each) => /\.(jpe?g|png|webp|gif|tiff?|avif)$/i.test(each)).sort()) {
  const began = performance.now()
  const facts = await worker.probe(join(folder, name), parts)
  found.push({ file: join(folder, name), milliseconds: Math.round(performance.now() - began), facts })
  if (facts.Problem) console.log(`${name}: ${facts.Problem}`)
}
worker.end()
writeFileSync(join(out, 'analysis.json'), JSON.stringify(found, null, 1))
const readable = found.filter(({ facts }) => facts.Width && !facts.Problem)
for (let at = 0; at < readable.length; at += across * down) await writeSheet(at / (across * down), readable.slice(at, at + across * down))
console.log(`${readable.length} of ${found.length} pictures, ${Math.ceil(readable.length / (across * down))} sheets in ${out}`)
