import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'

/** One of the photos that are committed. */
export const photo = (name) => readFileSync(new URL(`../../../Media/Vision/photos/${name}`, import.meta.url))

/** A picture of soft patches that no other one looks like: other suites leave the committed photos in the same library. */
export const patches = async (width = 480, height = 360) =>
  sharp(await sharp(randomBytes(8 * 6 * 3), { raw: { width: 8, height: 6, channels: 3 } }).resize(width, height, { fit: 'fill', kernel: 'cubic' }).png().toBuffer()).jpeg({ quality: 90 }).toBuffer()
