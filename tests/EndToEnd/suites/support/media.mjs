// The media that the suites send: made here, the same on every run, nothing committed.
import sharp from 'sharp'

/** Raw RGB of something like a photo: smooth shapes with a little noise, so that encoders have real work. */
export function photoPixels(width, height, seed = 1) {
  const pixels = Buffer.alloc(width * height * 3)
  let state = seed * 2654435761 >>> 0 || 1
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const noise = (state >>> 28) - 8
      const wave = Math.sin((x + seed * 37) / 97) + Math.cos(y / 61)
      pixels[at++] = clamp(128 + 60 * wave + noise)
      pixels[at++] = clamp((255 * x) / width + noise)
      pixels[at++] = clamp((255 * y) / height - 30 * wave + noise)
    }
  }
  return pixels
}

const clamp = (value) => Math.max(0, Math.min(255, Math.round(value)))

export const photo = (width, height, seed) => sharp(photoPixels(width, height, seed), { raw: { width, height, channels: 3 } })

export const jpeg = (width, height, seed) => photo(width, height, seed).jpeg({ quality: 90 }).toBuffer()

export const cmykJpeg = (width, height) => photo(width, height).toColourspace('cmyk').jpeg({ quality: 90 }).toBuffer()

export const flat = (width, height, background) => sharp({ create: { width, height, channels: background.length > 7 ? 4 : 3, background } })

/** A red disc on nothing. */
export const pngWithAlpha = (width, height) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <ellipse cx="${width / 2}" cy="${height / 2}" rx="${width / 3}" ry="${height / 3}" fill="#e01020"/></svg>`)).png().toBuffer()

/** Frames of one colour each, 100 ms apart. */
export async function animatedGif(width, height, frames) {
  const pages = []
  for (let i = 0; i < frames; i++) {
    pages.push(await flat(width, height, `#${((i * 50) % 256).toString(16).padStart(2, '0')}80c0`).png().toBuffer())
  }
  return sharp(pages, { join: { animated: true } }).gif({ delay: Array(frames).fill(100), loop: 0 }).toBuffer()
}

/** A PDF of plain coloured Letter pages (612 x 792 points), with a correct cross-reference table. */
export function pdf(pages) {
  const objects = pageTree(pages, 2)
  for (let i = 0; i < pages; i++) {
    const content = `0.${i + 2} 0.4 0.8 rg 72 72 468 648 re f`
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${4 + 2 * i} 0 R /Resources << >> >>`)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  return writtenPdf(objects)
}

/** A PDF with a page for each text, of half as many points as it has pixels: a scan, without letters of its own. */
export async function scannedPdf(texts, [width, height] = [600, 300]) {
  const objects = pageTree(texts.length, 3)
  for (const [i, text] of texts.entries()) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/>
      <text x="60" y="${height / 2}" font-family="DejaVu Sans" font-size="56">${text}</text></svg>`
    const scan = (await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer()).toString('latin1')
    const content = `${width / 2} 0 0 ${height / 2} 0 0 cm /I Do`
    const first = 3 + 3 * i
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width / 2} ${height / 2}] /Contents ${first + 1} 0 R /Resources << /XObject << /I ${first + 2} 0 R >> >> >>`)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    objects.push(`<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${scan.length} >>\nstream\n${scan}\nendstream`)
  }
  return writtenPdf(objects)
}

function pageTree(pages, objectsEach) {
  const kids = Array.from({ length: pages }, (_, i) => `${3 + objectsEach * i} 0 R`).join(' ')
  return ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`]
}

function writtenPdf(objects) {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const xref = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}
