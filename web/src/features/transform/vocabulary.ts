import type { Choice } from '@/ui/Select'

/** A step of the picture with one number, or with none. */
export interface EffectChoice {
  readonly id: string
  readonly label: string
  /** Lowest, highest and first value of its number; absent when it takes none. */
  readonly range?: readonly [min: number, max: number, initial: number]
}

/** `''`: nothing is set, the picture keeps its size. */
export const cropModes = [
  { id: '', label: 'As it is' },
  { id: 'fill', label: 'Fill: cover the box, cut the rest' },
  { id: 'fit', label: 'Fit: whole picture inside the box' },
  { id: 'limit', label: 'Limit: fit, never enlarge' },
  { id: 'pad', label: 'Pad: fit, on a background' },
  { id: 'scale', label: 'Scale: stretch to the box' },
  { id: 'crop', label: 'Crop: a window, not scaled' },
  { id: 'thumb', label: 'Thumb: close around the subject' },
  { id: 'lfill', label: 'Fill, never enlarge' },
  { id: 'mfit', label: 'Fit, never reduce' },
  { id: 'lpad', label: 'Pad, never enlarge' },
] as const satisfies readonly Choice<string>[]

export type CropMode = (typeof cropModes)[number]['id']

export const gravities = [
  { id: '', label: 'Centre' },
  { id: 'auto', label: 'Automatic: the most interesting part' },
  { id: 'face', label: 'Largest face' },
  { id: 'faces', label: 'All faces' },
  { id: 'north', label: 'Top' },
  { id: 'north_east', label: 'Top right' },
  { id: 'east', label: 'Right' },
  { id: 'south_east', label: 'Bottom right' },
  { id: 'south', label: 'Bottom' },
  { id: 'south_west', label: 'Bottom left' },
  { id: 'west', label: 'Left' },
  { id: 'north_west', label: 'Top left' },
] as const satisfies readonly Choice<string>[]

export type GravityName = (typeof gravities)[number]['id']

/** Crop modes in which a part of the picture, or of the canvas, is chosen; and those of them that can choose it themselves. */
export const placingModes: readonly CropMode[] = ['fill', 'lfill', 'pad', 'lpad', 'crop', 'thumb']
export const choosingModes: readonly CropMode[] = ['fill', 'lfill', 'crop', 'thumb']

export const formats = [
  { id: 'auto', label: 'Automatic: the best the browser knows' },
  { id: '', label: 'As it is' },
  { id: 'avif', label: 'AVIF' },
  { id: 'webp', label: 'WebP' },
  { id: 'jpg', label: 'JPEG' },
  { id: 'png', label: 'PNG' },
  { id: 'gif', label: 'GIF' },
] as const satisfies readonly Choice<string>[]

export type FormatName = (typeof formats)[number]['id']

export const qualities = [
  { id: 'auto', label: 'Automatic' },
  { id: 'auto:best', label: 'Automatic, best' },
  { id: 'auto:eco', label: 'Automatic, smaller' },
  { id: 'auto:low', label: 'Automatic, smallest' },
  { id: '', label: 'Default' },
  { id: '90', label: '90' },
  { id: '75', label: '75' },
  { id: '60', label: '60' },
  { id: '40', label: '40' },
  { id: '20', label: '20' },
] as const satisfies readonly Choice<string>[]

export type QualityName = (typeof qualities)[number]['id']

export const effects: readonly EffectChoice[] = [
  { id: 'auto_contrast', label: 'Auto contrast', range: [0, 100, 100] },
  { id: 'blackwhite', label: 'Black and white', range: [0, 100, 50] },
  { id: 'blur', label: 'Blur', range: [1, 2000, 300] },
  { id: 'brightness', label: 'Brightness', range: [-99, 100, 30] },
  { id: 'contrast', label: 'Contrast', range: [-100, 100, 30] },
  { id: 'gamma', label: 'Gamma', range: [-50, 150, 30] },
  { id: 'grayscale', label: 'Greyscale' },
  { id: 'hue', label: 'Hue', range: [-100, 100, 40] },
  { id: 'negate', label: 'Negative' },
  { id: 'pixelate', label: 'Pixelate', range: [1, 200, 12] },
  { id: 'saturation', label: 'Saturation', range: [-100, 100, 50] },
  { id: 'sepia', label: 'Sepia', range: [1, 100, 80] },
  { id: 'sharpen', label: 'Sharpen', range: [1, 2000, 300] },
  { id: 'vignette', label: 'Vignette', range: [0, 100, 40] },
]
