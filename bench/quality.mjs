// What q_auto comes to beside a fixed q_80, on photographs of one's own: node bench/quality.mjs PHOTO...
// Prints a table in Markdown. Bytes are those that a media worker writes; similarity is computed by support/similarity.mjs.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { luma, similarity } from './support/similarity.mjs'
import { MediaWorker } from './support/worker.mjs'

const width = 800
const formats = ['jpg', 'webp', 'avif']
const levels = ['q_80', 'q_auto:best', 'q_auto:good', 'q_auto:eco', 'q_auto:low']

const folder = mkdtempSync(join(tmpdir(), 'dam-quality-'))
const worker = await MediaWorker.start()
try {
  console.log(`| photo, ${width} wide | format | ${levels.join(' | ')} |\n|---|---|${levels.map(() => '---').join('|')}|`)
  const totals = new Map()
  for (const photo of process.argv.slice(2)) {
    const small = join(folder, 'small.png')
    await worker.derive(photo, extname(photo).slice(1), `c_limit,w_${width}`, 'png', small)
    const reference = await luma(small)
    for (const format of formats) {
      const cells = []
      for (const level of levels) {
        const output = join(folder, 'out')
        await worker.derive(small, 'png', level, format, output)
        const file = readFileSync(output)
        const alike = similarity(reference, await luma(file))
        const total = totals.get(format + level) ?? { bytes: 0, alike: [] }
        totals.set(format + level, total)
        total.bytes += file.length
        total.alike.push(alike)
        cells.push(`${(file.length / 1024).toFixed(1)} KB ${alike.toFixed(4)}`)
      }
      console.log(`| ${basename(photo, extname(photo))} | ${format} | ${cells.join(' | ')} |`)
    }
  }
  for (const format of formats) {
    const cells = levels.map((level) => {
      const { bytes, alike } = totals.get(format + level)
      return `${Math.round((100 * bytes) / totals.get(format + 'q_80').bytes)} %, ${Math.min(...alike).toFixed(4)} to ${Math.max(...alike).toFixed(4)}`
    })
    console.log(`| **all: bytes of q_80, similarity from to** | ${format} | ${cells.join(' | ')} |`)
  }
} finally {
  worker.end()
  rmSync(folder, { recursive: true })
}
