import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

/** Sky above, sky at the horizon, nearest hill. */
const palettes = [
  ['#1b3a6b', '#f2b880', '#14202e'], ['#3d7cc9', '#dcecf7', '#1f4d3a'], ['#50336b', '#f38a6d', '#1c1a2e'], ['#6fa8dc', '#fdf1dc', '#5b6d3a'],
  ['#0f1c3f', '#5f7fb8', '#0a1020'], ['#c86b4a', '#f9dcab', '#472b2b'], ['#8fb9aa', '#f2edd7', '#304d4d'], ['#2e5f8a', '#ffc9b0', '#243447'],
] as const

const sizes = [[1920, 1280], [1600, 1200], [1280, 1600], [2000, 1125], [1500, 1500]] as const

const grain = sharp({ create: { width: 256, height: 256, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 12 } } })
  .png()
  .toBuffer()

/** A landscape in layers, with haze, a sun and grain: as smooth, as detailed and as large as a photo, and never twice the same. */
export async function photo(seed: number): Promise<Buffer> {
  const random = generator(seed)
  const [width, height] = sizes[seed % sizes.length] ?? sizes[0]
  const [top, horizon, near] = palettes[seed % palettes.length] ?? palettes[0]
  const line = height * (0.45 + 0.15 * random())
  const sun = { x: width * random(), y: line * (0.45 + 0.5 * random()), r: height * (0.03 + 0.05 * random()) }
  const hills = Array.from({ length: 5 }, (_, i) => {
    const depth = (i + 1) / 5
    return `<path d="${ridge(random, width, height, line + (height - line) * depth * 0.75 - height * 0.06, height * (0.05 + 0.07 * depth))}" fill="${near}" fill-opacity="${0.25 + 0.75 * depth ** 1.5}"/>`
  })
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs>
      <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="${line / height}" stop-color="${horizon}"/></linearGradient>
      <radialGradient id="glow"><stop stop-color="#fff" stop-opacity=".95"/><stop offset=".25" stop-color="#fff4da" stop-opacity=".55"/><stop offset="1" stop-color="${horizon}" stop-opacity="0"/></radialGradient>
    </defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${sun.x}" cy="${sun.y}" r="${sun.r * 5}" fill="url(#glow)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="#fffaf0"/>
    ${hills.join('')}</svg>`
  return sharp(Buffer.from(picture))
    .composite([{ input: await grain, tile: true, blend: 'soft-light' }])
    .withExif({ IFD0: { Make: 'Halden', Model: 'H-2', Artist: 'Ines Halden', Copyright: '2026 Ines Halden' } })
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** Writes a tree of photos below a folder; answers their paths in it. */
export async function writePhotos(folder: string, paths: readonly string[]): Promise<void> {
  for (const [index, path] of paths.entries()) {
    const target = join(folder, path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, await photo(index + 1))
  }
}

function ridge(random: () => number, width: number, height: number, level: number, rise: number): string {
  const waves = Array.from({ length: 5 }, (_, i) => ({ length: width / (1 + i * 1.7 + random()), phase: random() * 7, size: rise / (1 + i) }))
  let path = `M0 ${height}`
  for (let x = 0; x <= width; x += 8) {
    const y = waves.reduce((sum, { length, phase, size }) => sum - size * Math.sin((x / length) * 2 * Math.PI + phase), level)
    path += `L${x} ${y.toFixed(1)}`
  }
  return `${path}L${width} ${height}Z`
}

/** The same numbers from the same seed. */
function generator(seed: number): () => number {
  let state = Math.imul(seed, 2654435761) >>> 0 || 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
