// How well text is read: node bench/analysis-text.mjs [FOLDER TRUTH.tsv] [LANGUAGES]
// Without arguments, text that is drawn here: fonts, sizes, turns, contrast, noise. With them, photographs whose text somebody wrote down: a
// line of the file is a name, a tab, and the text in the order in which one reads. Prints a table in Markdown: character error rate (edit distance
// over length, by letters in their case; blanks runs are one), also without blanks, and what was read wrong. With languages (de,fr) Tesseract reads.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { distance, letters } from './support/errors.mjs'
import { MediaWorker } from './support/worker.mjs'

const text = 32
const lines = ['The quick brown fox jumps', 'over 13 lazy dogs in 2026.', 'Invoice No. 48-1507, Total 93.60', 'Serverless pictures, Room B7']

async function draw(path, { font = 'DejaVu Sans', size = 28, turn = 0, ink = '#111', paper = '#fff', noise = 0, weight = 'normal' }) {
  const [width, height] = [Math.round(size * 24), Math.round(size * (turn ? 22 : 9))]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/>
    <g transform="rotate(${turn} ${width / 2} ${height / 2})" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${ink}">${
    lines.map((line, i) => `<text x="${size * 1.5}" y="${height / 2 + size * (1.9 * i - 2.4)}">${line}</text>`).join('')}</g></svg>`
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let state = 1
  const chance = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32 - 0.5
  for (let i = 0; noise && i < data.length; i++) data[i] = Math.max(0, Math.min(255, Math.round(data[i] + noise * 2 * (chance() + chance() + chance()))))
  await sharp(data, { raw: info }).jpeg({ quality: 90 }).toFile(path)
}

const drawings = [
  ...['DejaVu Sans', 'DejaVu Serif', 'DejaVu Sans Mono', 'Carlito', 'Caladea', 'Courier Prime', 'Comic Neue', 'Bebas Neue'].map((font) => ({ name: font, font })),
  ...[10, 12, 16, 48, 96].map((size) => ({ name: `${size} px`, size })),
  ...[5, 15, 30, 90].map((turn) => ({ name: `turned by ${turn}°`, turn })),
  { name: 'upside down', turn: 180 },
  ...[['#777', '#aaa'], ['#999', '#aaa'], ['#fff', '#123a6b'], ['#c00', '#0a0']].map(([ink, paper]) => ({ name: `${ink} on ${paper}`, ink, paper })),
  ...[10, 25, 40].map((noise) => ({ name: `noise of ${noise} levels`, noise })),
  { name: 'bold', weight: 'bold' },
]

const plain = (words) => words.replace(/\s+/g, ' ').trim()
const rate = (truth, read) => (100 * distance(truth, read)) / truth.length

async function measure(worker, name, path, truth) {
  const facts = await worker.probe(path, text, languages)
  const read = (facts.Seen?.Text ?? []).map((line) => line.Text).join(' ')
  const [all, withoutBlanks] = [rate(plain(truth), plain(read)), rate(letters(truth), letters(read))]
  console.log(`| ${name} | ${all.toFixed(1)} | ${withoutBlanks.toFixed(1)} | ${withoutBlanks === 0 ? '' : plain(read).replaceAll('|', '\\|').slice(0, 120)} |`)
  return { length: letters(truth).length, wrong: distance(letters(truth), letters(read)), lengthWithBlanks: plain(truth).length, wrongWithBlanks: distance(plain(truth), plain(read)) }
}

const given = process.argv.slice(2)
const languages = given.length % 2 === 1 ? given.pop() : undefined
const [folder, list] = given
const temporary = mkdtempSync(join(tmpdir(), 'dam-text-'))
const worker = await MediaWorker.start()
console.log('| text | errors % | without blanks % | read |\n| --- | --- | --- | --- |')
const results = []
if (folder) {
  for (const [name, truth] of readFileSync(list, 'utf8').split('\n').filter(Boolean).map((row) => row.split('\t'))) results.push(await measure(worker, name, join(folder, name), truth))
} else {
  for (const drawing of drawings) {
    const path = join(temporary, 'drawn.jpg')
    await draw(path, drawing)
    results.push(await measure(worker, drawing.name, path, lines.join(' ')))
  }
}
worker.end()
rmSync(temporary, { recursive: true })
const sum = (key) => results.reduce((total, result) => total + result[key], 0)
console.log(`| all | ${((100 * sum('wrongWithBlanks')) / sum('lengthWithBlanks')).toFixed(1)} | ${((100 * sum('wrong')) / sum('length')).toFixed(1)} | |`)
