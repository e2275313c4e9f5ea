import type { Trial, TrialEffect } from './transformation'
import type { TrialChoices } from './vocabulary'

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

/** Reads a trial; what cannot be chosen is left out. */
export function parseTrial(search: TrialSearch, { cropModes, gravities, qualities, formats, effects }: TrialChoices): Trial {
  return {
    width: whole(search.w, 1, longestSide),
    height: whole(search.h, 1, longestSide),
    crop: oneOf(cropModes, search.c) ?? '',
    gravity: oneOf(gravities, search.g) ?? '',
    radius: search.r === 'max' ? 'max' : whole(search.r, 0, longestSide),
    effects: (search.e ?? '').split('.').flatMap((text) => effect(text, effects)),
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

const parameters: readonly string[] = ['w', 'h', 'c', 'g', 'r', 'e', 'q', 'f'] satisfies readonly (keyof TrialSearch)[]

/** Keeps of an address what can be part of a trial; what it means is known once the server has told what it can do. */
export const validateTrialSearch = (search: Record<string, unknown>): TrialSearch =>
  Object.fromEntries(Object.entries(search).filter(([name, value]) => parameters.includes(name) && typeof value === 'string' && /^[\w.:-]{1,500}$/.test(value)))

function whole(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^-?\d{1,5}$/.test(text)) return undefined
  const value = Number(text)
  return value >= min && value <= max ? value : undefined
}

function oneOf(choices: readonly { readonly id: string }[], text: string | undefined): string | undefined {
  return choices.find(({ id }) => id === text)?.id
}

function effect(text: string, effects: TrialChoices['effects']): TrialEffect[] {
  const [name = '', number] = text.split(':')
  const known = effects.find(({ id }) => id === name)
  if (!known) return []
  return known.range ? [{ name, value: whole(number, known.range[0], known.range[1]) ?? known.range[2] }] : [{ name }]
}
