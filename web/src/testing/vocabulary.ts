import type { Vocabulary } from '@/api/types'

/** What a server could say that transformations are made of. */
export const vocabulary: Vocabulary = {
  cropModes: ['crop', 'fill', 'fit', 'lfill', 'limit', 'lpad', 'mfit', 'mpad', 'pad', 'scale', 'thumb'],
  gravities: ['auto', 'auto:face', 'center', 'custom', 'face', 'faces', 'north', 'south'],
  effects: [
    { name: 'blackwhite', arguments: [{ name: 'threshold', kind: 'number', from: 0, to: 100, default: 50, choices: [] }] },
    { name: 'blur', arguments: [{ name: 'strength', kind: 'number', from: 1, to: 2000, default: 100, choices: [] }] },
    { name: 'brightness', arguments: [{ name: 'level', kind: 'number', from: -99, to: 100, default: 80, choices: [] }] },
    { name: 'colorize', arguments: [{ name: 'strength', kind: 'number', from: 0, to: 100, default: 100, choices: [] }, { name: 'color', kind: 'outsideColor', from: null, to: null, default: null, choices: [] }] },
    { name: 'contrast', arguments: [{ name: 'level', kind: 'number', from: -100, to: 100, default: 0, choices: [] }, { name: 'type', kind: 'choice', from: null, to: null, default: null, choices: ['sigmoidal', 'linear'] }] },
    { name: 'grayscale', arguments: [] },
    { name: 'negate', arguments: [] },
    { name: 'sepia', arguments: [{ name: 'strength', kind: 'number', from: 1, to: 100, default: 80, choices: [] }] },
    { name: 'trim', arguments: [{ name: 'tolerance', kind: 'number', from: 0, to: 100, default: 10, choices: [] }, { name: 'color', kind: 'color', from: null, to: null, default: null, choices: [] }] },
    { name: 'unsharp_mask', arguments: [{ name: 'strength', kind: 'number', from: 1, to: 2000, default: 100, choices: [] }] },
    { name: 'replace_color', arguments: [{ name: 'to', kind: 'color', from: null, to: null, default: null, choices: [] }] },
  ],
  formats: ['auto', 'jpg', 'png', 'webp', 'avif', 'gif'],
  qualities: ['auto', 'auto:best', 'auto:good', 'auto:eco', 'auto:low'],
}
