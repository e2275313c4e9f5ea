// Compares pictures with what sharp makes of a reference: prints the mean difference of each, 0 to 255, a line.
// node peer.mjs REFERENCE WIDTH PICTURE...
import sharp from 'sharp'

const [reference, width, ...pictures] = process.argv.slice(2)
const pixels = (image) => image.flatten({ background: '#fff' }).toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })

const expected = await pixels(sharp(reference).resize({ width: Number(width) }))
for (const picture of pictures) {
  const { data, info } = await pixels(sharp(picture))
  if (info.width !== expected.info.width || info.height !== expected.info.height || info.channels !== expected.info.channels) {
    throw new Error(`${picture}: ${info.width}x${info.height}x${info.channels}`)
  }
  console.log(data.reduce((sum, value, i) => sum + Math.abs(value - expected.data[i]), 0) / data.length)
}
