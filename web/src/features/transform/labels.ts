// Words for what is known by name. What the server can do and has no word here is offered under its name.

/** `''`: nothing is set, the picture keeps its size. */
export const cropLabels: Readonly<Record<string, string>> = {
  '': 'As it is',
  fill: 'Fill: cover the box, cut the rest',
  fit: 'Fit: whole picture inside the box',
  limit: 'Limit: fit, never enlarge',
  pad: 'Pad: fit, on a background',
  scale: 'Scale: stretch to the box',
  crop: 'Crop: a window, not scaled',
  thumb: 'Thumb: close around the subject',
  lfill: 'Fill, never enlarge',
  mfit: 'Fit, never reduce',
  lpad: 'Pad, never enlarge',
  mpad: 'Pad, never reduce',
}

export const gravityLabels: Readonly<Record<string, string>> = {
  '': 'Centre',
  auto: 'Automatic: the most interesting part',
  face: 'Largest face',
  faces: 'All faces',
  north: 'Top',
  north_east: 'Top right',
  east: 'Right',
  south_east: 'Bottom right',
  south: 'Bottom',
  south_west: 'Bottom left',
  west: 'Left',
  north_west: 'Top left',
}

export const formatLabels: Readonly<Record<string, string>> = {
  auto: 'Automatic: the best the browser knows',
  '': 'As it is',
  avif: 'AVIF',
  webp: 'WebP',
  jxl: 'JPEG XL',
  jpg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
}

export const qualityLabels: Readonly<Record<string, string>> = {
  auto: 'Automatic',
  'auto:best': 'Automatic, best',
  'auto:eco': 'Automatic, smaller',
  'auto:low': 'Automatic, smallest',
  '': 'Default',
}

export const effectLabels: Readonly<Record<string, string>> = {
  blackwhite: 'Black and white',
  grayscale: 'Greyscale',
  negate: 'Negative',
  hue: 'Hue',
}

/** First values that show what an effect does, where the server's default shows little or nothing. */
export const effectStarts: Readonly<Record<string, number>> = {
  blur: 300,
  brightness: 30,
  contrast: 30,
  gamma: 30,
  hue: 40,
  pixelate: 12,
  saturation: 50,
  sharpen: 300,
  vignette: 40,
}
