import { choosingModes, placingModes } from './vocabulary'

/** What is being tried out. Lengths are in pixels; undefined and `''` mean: not set. */
export interface Trial {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly crop: string
  readonly gravity: string
  /** Of the corners; `max` makes an ellipse. */
  readonly radius?: number | 'max' | undefined
  readonly effects: readonly TrialEffect[]
  readonly quality: string
  readonly format: string
}

export interface TrialEffect {
  readonly name: string
  /** Undefined for an effect that takes none. */
  readonly value?: number | undefined
}

/** One component of a transformation: its parameters by the names that SDKs give them, in the order of the URL. */
export type Component = Readonly<Record<string, string | number>>

const urlKeys: Readonly<Record<string, string>> = {
  crop: 'c', effect: 'e', fetch_format: 'f', gravity: 'g', height: 'h', quality: 'q', radius: 'r', width: 'w',
}

/** The components of a trial, in the order they work: size, corners, effects, then how it is stored. */
export function componentsOf(trial: Trial): Component[] {
  const output = { ...(trial.format && { fetch_format: trial.format }), ...(trial.quality && { quality: trial.quality }) }
  return [sizeOf(trial), ...trial.effects.map(effectOf), trial.radius === undefined ? {} : { radius: trial.radius }, output].filter(
    (component) => Object.keys(component).length > 0,
  )
}

/** The transformation as it stands in a URL. */
export const transformationOf = (trial: Trial): string =>
  componentsOf(trial)
    .map((component) =>
      Object.entries(component)
        .map(([name, value]) => `${urlKeys[name] ?? name}_${value}`)
        .sort()
        .join(','),
    )
    .join('/')

/** Whether the crop mode leaves a choice of what is shown, and whether the server can make it. */
export const takesGravity = (trial: Trial): boolean => placingModes.includes(trial.crop) && hasSize(trial)

const hasSize = ({ width, height }: Trial): boolean => width !== undefined || height !== undefined

function sizeOf(trial: Trial): Component {
  if (!hasSize(trial)) return {}
  const gravity = takesGravity(trial) && (trial.gravity !== 'auto' || choosingModes.includes(trial.crop)) ? trial.gravity : ''
  return {
    // A width alone with no mode stretches nothing, and says what is meant.
    crop: trial.crop || 'scale',
    ...(gravity && { gravity }),
    ...(trial.height !== undefined && { height: trial.height }),
    ...(trial.width !== undefined && { width: trial.width }),
  }
}

const effectOf = ({ name, value }: TrialEffect): Component => ({ effect: value === undefined ? name : `${name}:${value}` })
