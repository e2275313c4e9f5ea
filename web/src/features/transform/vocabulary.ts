import type { Vocabulary } from '@/api/types'
import type { Choice } from '@/ui/Select'
import { cropLabels, effectLabels, effectStarts, formatLabels, gravityLabels, qualityLabels } from './labels'

/** A step of the picture with one number, or with none. */
export interface EffectChoice {
  readonly id: string
  readonly label: string
  /** Lowest, highest and first value of its number; absent when it takes none. */
  readonly range?: readonly [min: number, max: number, initial: number]
}

/** What can be chosen; the id `''` is what is not set. */
export interface TrialChoices {
  readonly cropModes: readonly Choice<string>[]
  readonly gravities: readonly Choice<string>[]
  readonly formats: readonly Choice<string>[]
  readonly qualities: readonly Choice<string>[]
  /** By their labels. */
  readonly effects: readonly EffectChoice[]
}

/** Crop modes in which a part of the picture, or of the canvas, is chosen; and those of them that can choose it themselves. */
export const placingModes: readonly string[] = ['fill', 'lfill', 'pad', 'lpad', 'crop', 'thumb']
export const choosingModes: readonly string[] = ['fill', 'lfill', 'crop', 'thumb']

/** What the server can do, in words for people. Gravities without a word are those that need more than a choice. */
export const choicesOf = (known: Vocabulary): TrialChoices => ({
  cropModes: choices(cropLabels, known.cropModes, 'all'),
  gravities: choices(gravityLabels, known.gravities, 'labelled'),
  formats: choices(formatLabels, known.formats, 'all'),
  qualities: [...choices(qualityLabels, known.qualities, 'labelled'), ...numbers.map((id) => ({ id, label: id }))],
  effects: known.effects.flatMap(effectChoice).sort((a, b) => a.label.localeCompare(b.label)),
})

/** Qualities beside the words. */
const numbers = ['90', '75', '60', '40', '20']

/** Those with a label first, in its order, then perhaps the others. */
function choices(labels: Readonly<Record<string, string>>, known: readonly string[], which: 'all' | 'labelled'): Choice<string>[] {
  const offered = new Set(['', ...known])
  const labelled = Object.entries(labels).filter(([id]) => offered.has(id))
  const others = which === 'all' ? known.filter((id) => labels[id] === undefined).map((id) => [id, inWords(id)] as const) : []
  return [...labelled, ...others].map(([id, label]) => ({ id, label }))
}

/** Nothing for an effect that does nothing without a colour or another asset. */
function effectChoice({ name, arguments: [first] }: Vocabulary['effects'][number]): EffectChoice[] {
  const choice = { id: name, label: effectLabels[name] ?? inWords(name) }
  if (first === undefined || first.kind === 'choice') return [choice]
  if (first.kind !== 'number' || first.from === null || first.to === null) return []
  return [{ ...choice, range: [first.from, first.to, effectStarts[name] ?? startOf(first.from, first.to, first.default)] }]
}

/** A default of nothing would show nothing. */
const startOf = (from: number, to: number, otherwise: number | null): number => otherwise || Math.round(from + (to - from) * 0.7)

/** "unsharp_mask" as "Unsharp mask". */
function inWords(id: string): string {
  const words = id.replaceAll(/[_:]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
