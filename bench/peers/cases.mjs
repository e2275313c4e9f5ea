// What is derived, in the words of each who derives it. `source` is a file of the shared folder; sizes differ with each request,
// so that nothing is answered from a cache. `direct` is the same work as one chain of sharp.
const quality = 80
const fit = (width, height) => `c_fit,h_${height},w_${width}`
const inside = (width, height) => `s_${width}x${height},fit_inside`
const around512 = (i, round) => [462 + i, 512 + round]

/** AVIF of the same effort and colours as ours has; ipx cannot be told and has sharp's own, effort 4 and 4:4:4. */
const avif = { quality, effort: 3, chromaSubsampling: '4:2:0' }

export const cases = [
  {
    name: 'JPEG to WebP 400x300 fill',
    source: 'source.jpg', format: 'webp', cover: true, direct: { quality },
    ours: (width, height) => `c_fill,h_${height},q_${quality},w_${width}`,
    ipx: (width, height) => `f_webp,s_${width}x${height},fit_cover,q_${quality}`,
    size: (i, round) => [350 + i, 300 + round],
  },
  {
    name: 'JPEG to JPEG 512 fit',
    source: 'source.jpg', format: 'jpg', direct: { quality },
    ours: (width, height) => `${fit(width, height)},q_${quality}`,
    ipx: (width, height) => `f_jpeg,${inside(width, height)},q_${quality}`,
    size: around512,
  },
  {
    // Without a quality: to sharp that would ask for a palette.
    name: 'PNG to PNG 512 fit',
    source: 'source.png', format: 'png', direct: {}, share: 0.5,
    ours: fit,
    ipx: (width, height) => `f_png,${inside(width, height)}`,
    size: around512,
  },
  {
    name: 'WebP to WebP 512 fit',
    source: 'source.webp', format: 'webp', direct: { quality }, share: 0.5,
    ours: (width, height) => `${fit(width, height)},q_${quality}`,
    ipx: (width, height) => `f_webp,${inside(width, height)},q_${quality}`,
    size: around512,
  },
  {
    name: 'JPEG to AVIF 512 fit',
    source: 'source.jpg', format: 'avif', direct: avif, share: 0.25,
    ours: (width, height) => `${fit(width, height)},q_${quality}`,
    ipx: (width, height) => `f_avif,${inside(width, height)},q_${quality}`,
    size: around512,
  },
  {
    name: 'JPEG to JPEG 512 fit, sizes of one picture',
    source: 'source.jpg', format: 'jpg', direct: { quality }, isOnePicture: true,
    ours: (width, height) => `${fit(width, height)},q_${quality}`,
    ipx: (width, height) => `f_jpeg,${inside(width, height)},q_${quality}`,
    size: around512,
  },
]
