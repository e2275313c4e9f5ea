// A picture with detail at every scale, as photos have: noise of halving cells, its strength falling with the cell.
import sharp from 'sharp'

const octaves = 8

/** JPEG of quality 90; about as many bytes a pixel as a landscape photo, also when made small. */
export async function detailedJpeg(width, height) {
  const sum = new Float32Array(width * height * 3)
  let state = 12345
  for (let octave = 0; octave < octaves; octave++) {
    const cell = 2 ** octave
    const [w, h] = [Math.ceil(width / cell), Math.ceil(height / cell)]
    const noise = Buffer.alloc(w * h * 3)
    for (let i = 0; i < noise.length; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      noise[i] = state >>> 24
    }
    const layer = cell === 1 ? noise : await sharp(noise, { raw: { width: w, height: h, channels: 3 } }).resize(width, height, { fit: 'fill' }).raw().toBuffer()
    const strength = 0.02 * (octave + 1) ** 1.3
    for (let i = 0; i < sum.length; i++) sum[i] += strength * (layer[i] - 128)
  }
  const pixels = Buffer.from(Uint8ClampedArray.from(sum, (value) => 128 + value))
  return sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 90 }).toBuffer()
}
