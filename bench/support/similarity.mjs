// How alike two pictures are, apart from the app's own code, by the published formula (Wang, Simoncelli and Bovik 2003; windows, constants and
// weights as there).
import sharp from 'sharp'

const taps = Array.from({ length: 11 }, (_, i) => Math.exp(-((i - 5) ** 2) / (2 * 1.5 ** 2)))
const weightOfAll = taps.reduce((sum, tap) => sum + tap)
const weights = [0.0448, 0.2856, 0.3001, 0.2363, 0.1333]
const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2]

/** Brightness of a picture, 0 to 255; of a file or of its bytes. */
export async function luma(file) {
  const { data, info } = await sharp(file).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const values = Float64Array.from({ length: info.width * info.height }, (_, i) => 0.299 * data[3 * i] + 0.587 * data[3 * i + 1] + 0.114 * data[3 * i + 2])
  return { width: info.width, height: info.height, values }
}

function blurred({ width, height }, values) {
  const [w, h] = [width - 10, height - 10]
  const across = new Float64Array(w * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < w; x++) for (let k = 0; k < 11; k++) across[y * w + x] += values[y * width + x + k] * taps[k] / weightOfAll
  const means = new Float64Array(w * h)
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) for (let k = 0; k < 11; k++) means[y * w + x] += across[(y + k) * w + x] * taps[k] / weightOfAll
  return means
}

function halved({ width, height, values }) {
  const [w, h] = [width >> 1, height >> 1]
  const at = (x, y) => values[y * width + x]
  const half = Float64Array.from({ length: w * h }, (_, i) => {
    const [x, y] = [2 * (i % w), 2 * Math.floor(i / w)]
    return (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4
  })
  return { width: w, height: h, values: half }
}

/** 1 for the same; of pictures of 176 pixels a side or more. */
export function similarity(a, b) {
  let product = 1
  for (let scale = 0; scale < weights.length; scale++) {
    const times = (x, y) => blurred(a, x.values.map((value, i) => value * y.values[i]))
    const [ma, mb, aa, bb, ab] = [blurred(a, a.values), blurred(b, b.values), times(a, a), times(b, b), times(a, b)]
    let sum = 0
    for (let i = 0; i < ma.length; i++) {
      const structure = (2 * (ab[i] - ma[i] * mb[i]) + c2) / (aa[i] + bb[i] - ma[i] ** 2 - mb[i] ** 2 + c2)
      const luminance = (2 * ma[i] * mb[i] + c1) / (ma[i] ** 2 + mb[i] ** 2 + c1)
      sum += scale === weights.length - 1 ? structure * luminance : structure
    }
    product *= (sum / ma.length) ** weights[scale]
    ;[a, b] = [halved(a), halved(b)]
  }
  return product
}

/** Signal to noise in decibels; the higher, the less one differs from the other. */
export function decibels(a, b) {
  let sum = 0
  for (let i = 0; i < a.values.length; i++) sum += (a.values[i] - b.values[i]) ** 2
  return 10 * Math.log10(255 ** 2 / Math.max(1e-9, sum / a.values.length))
}
