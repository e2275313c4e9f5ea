import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp from 'sharp'

// JavaScript, since bench/prove uses it too.

/** Photographs under free licences, from Debian's lomiri-wallpapers-16.04; DAM_PHOTOS names another folder of JPEGs. */
const folder = process.env['DAM_PHOTOS'] ?? '/usr/share/backgrounds'

/** Drawn, though they lie among the photographs. */
const drawn = /umang|analogpattern/

/** Shape and longer side of what is cut out, by turns: as a camera, a phone and an editor leave them. */
const cuts = [
  { ratio: 3 / 2, side: 1920, zoom: 1 },
  { ratio: 4 / 3, side: 1600, zoom: 0.62 },
  { ratio: 4 / 5, side: 1350, zoom: 0.8 },
  { ratio: 16 / 9, side: 2000, zoom: 0.7 },
  { ratio: 1, side: 1500, zoom: 0.55 },
]

/** Where in the photograph, by turns: 0 is left or top, 1 right or bottom. @type {readonly [number, number][]} */
const places = [[0.5, 0.5], [0.1, 0.3], [0.9, 0.7], [0.6, 0.1], [0.25, 0.85]]

async function photographs() {
  const names = await readdir(folder).catch(() => /** @type {string[]} */ ([]))
  const found = names.filter((name) => /\.jpe?g$/i.test(name) && !drawn.test(name)).sort()
  if (found.length === 0) throw new Error(`There are no photographs in ${folder}. Install lomiri-wallpapers-16.04, or set DAM_PHOTOS to a folder of JPEGs.`)
  return found.map((name) => join(folder, name))
}

/**
 * One of endless different sections of real photographs, with the facts that a camera writes.
 * @param {number} number
 */
export async function photo(number) {
  const sources = await photographs()
  const turn = Math.floor(number / sources.length)
  const cut = cuts[(number + turn) % cuts.length] ?? cuts[0]
  const [x, y] = places[(number + 2 * turn) % places.length] ?? places[0]
  const image = sharp(sources[number % sources.length]).autoOrient()
  const { autoOrient } = await image.metadata()
  // The largest box of this shape, made smaller by the zoom.
  const width = Math.floor(Math.min(autoOrient.width, autoOrient.height * cut.ratio) * cut.zoom)
  const height = Math.floor(width / cut.ratio)
  return image
    .extract({ left: Math.floor((autoOrient.width - width) * x), top: Math.floor((autoOrient.height - height) * y), width, height })
    .resize({ width: cut.side, height: cut.side, fit: 'inside', withoutEnlargement: true })
    .withExif({ IFD0: { Make: 'Halden', Model: 'H-2', Artist: 'Ines Halden' } })
    .jpeg({ quality: 88 })
    .toBuffer()
}

/**
 * Writes photos to these paths below a folder.
 * @param {string} target
 * @param {readonly string[]} paths
 */
export async function writePhotos(target, paths) {
  for (const [index, path] of paths.entries()) {
    const file = join(target, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, await photo(index))
  }
}
