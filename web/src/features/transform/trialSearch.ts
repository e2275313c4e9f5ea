import type { Trial, TrialEffect } from './transformation'
import { cropModes, effects, formats, gravities, qualities } from './vocabulary'

/** The trial as it stands in the address, so that a link shows it to someone else. */
export interface TrialSearch {
  readonly w?: string
  readonly h?: string
  readonly c?: string
  readonly g?: string
  readonly r?: string
  readonly e?: string
  readonly q?: string
  readonly f?: string
}

const longestSide = 8000

/** Reads a trial; what makes no sense is left out. */
export function parseTrial(search: TrialSearch): Trial {
  return {
    width: whole(search.w, 1, longestSide),
    height: whole(search.h, 1, longestSide),
    crop: oneOf(cropModes, search.c) ?? '',
    gravity: oneOf(gravities, search.g) ?? '',
    radius: search.r === 'max' ? 'max' : whole(search.r, 0, longestSide),
    effects: (search.e ?? '').split('.').flatMap(effect),
    // "none" stands for what is not set; without a word the best choice is.
    quality: search.q === 'none' ? '' : (oneOf(qualities, search.q) ?? 'auto'),
    format: search.f === 'none' ? '' : (oneOf(formats, search.f) ?? 'auto'),
  }
}

export const trialSearchOf = (trial: Trial): TrialSearch => ({
  ...(trial.width !== undefined && { w: String(trial.width) }),
  ...(trial.height !== undefined && { h: String(trial.height) }),
  ...(trial.crop && { c: trial.crop }),
  ...(trial.gravity && { g: trial.gravity }),
  ...(trial.radius !== undefined && { r: String(trial.radius) }),
  ...(trial.effects.length > 0 && { e: trial.effects.map(({ name, value }) => (value === undefined ? name : `${name}:${value}`)).join('.') }),
  ...(trial.quality !== 'auto' && { q: trial.quality || 'none' }),
  ...(trial.format !== 'auto' && { f: trial.format || 'none' }),
})

/** Keeps of an address what a trial can have. */
export const validateTrialSearch = (search: Record<string, unknown>): TrialSearch =>
  trialSearchOf(parseTrial(Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))))

function whole(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^-?\d{1,5}$/.test(text)) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}

function oneOf<T extends string>(choices: readonly { readonly id: T }[], text: string | undefined): T | undefined {
  return choices.find(({ id }) => id === text)?.id
}

function effect(text: string): TrialEffect[] {
  const [name = '', number] = text.split(':')
  const known = effects.find(({ id }) => id === name)
  if (!known) return []
  return known.range ? [{ name, value: whole(number, known.range[0], known.range[1]) ?? known.range[2] }] : [{ name }]
}
