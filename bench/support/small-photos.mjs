// Small real photos, each another one: cuts of those that the tests look at, at sizes and places of their own.
import { readFileSync } from 'node:fs'
import sharp from 'sharp'

const sources = ['cat.jpg', 'astronaut.jpg'].map((name) => readFileSync(new URL(`../../tests/Media/Vision/photos/${name}`, import.meta.url)))

/** A JPEG whose bytes no other number gives. */
export async function smallPhoto(number, width = 320) {
  const source = sources[number % sources.length]
  const size = await sharp(source).metadata()
  // Four fifths of it, so that what is in it stays in it; a golden ratio apart, no two cuts are alike.
  const [w, h] = [Math.floor(size.width * 0.8), Math.floor(size.height * 0.8)]
  const left = Math.floor((size.width - w) * ((number * 0.618034) % 1))
  const top = Math.floor((size.height - h) * ((number * 0.414214) % 1))
  return sharp(source).extract({ left, top, width: w, height: h }).resize({ width: width + (number % 97) }).jpeg({ quality: 80 + (number % 15) })
    .withExif({ IFD0: { ImageDescription: `photo ${number}` } }).toBuffer()
}
