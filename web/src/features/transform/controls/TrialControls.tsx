import { NumberField } from '@/ui/NumberField'
import { Select } from '@/ui/Select'
import { Slider } from '@/ui/Slider'
import { takesGravity, type Trial } from '../transformation'
import type { TrialChoices } from '../vocabulary'
import { EffectList } from './EffectList'
import styles from './TrialControls.module.css'

export interface TrialControlsProps {
  readonly trial: Trial
  readonly choices: TrialChoices
  readonly onChange: (trial: Trial) => void
}

const longestSide = 8000
/** Beyond it the slider means `max`: an ellipse. */
const largestRadius = 200

export function TrialControls({ trial, choices, onChange }: TrialControlsProps) {
  const set = (change: Partial<Trial>): void => onChange({ ...trial, ...change })
  return (
    <div className={styles['controls']}>
      <fieldset className={styles['group']}>
        <legend>Size</legend>
        <div className={styles['pair']}>
          <NumberField label="Width" placeholder="auto" min={1} max={longestSide} value={trial.width} onChange={(width) => set({ width })} />
          <NumberField label="Height" placeholder="auto" min={1} max={longestSide} value={trial.height} onChange={(height) => set({ height })} />
        </div>
        <Select
          label="Crop mode"
          choices={choices.cropModes}
          value={trial.crop}
          onChange={(crop) => set({ crop })}
          disabledBecause={trial.width === undefined && trial.height === undefined ? 'Give a width or a height first.' : undefined}
        />
        <Select
          label="Gravity"
          choices={choices.gravities}
          value={trial.gravity}
          onChange={(gravity) => set({ gravity })}
          disabledBecause={takesGravity(trial) ? undefined : 'For modes that cut or pad: fill, pad, crop, thumb.'}
        />
        <Slider
          label={trial.radius === 'max' ? 'Corner radius: ellipse' : 'Corner radius'}
          min={0}
          max={largestRadius + 1}
          value={trial.radius === 'max' ? largestRadius + 1 : (trial.radius ?? 0)}
          onChange={(radius) => set({ radius: radius > largestRadius ? 'max' : radius || undefined })}
        />
      </fieldset>
      <fieldset className={styles['group']}>
        <legend>Effects</legend>
        <EffectList effects={trial.effects} known={choices.effects} onChange={(effects) => set({ effects })} />
      </fieldset>
      <fieldset className={styles['group']}>
        <legend>Output</legend>
        <Select label="Format" choices={choices.formats} value={trial.format} onChange={(format) => set({ format })} />
        <Select label="Quality" choices={choices.qualities} value={trial.quality} onChange={(quality) => set({ quality })} />
      </fieldset>
    </div>
  )
}
