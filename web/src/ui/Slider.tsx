import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Slider as AriaSlider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components/Slider'
import styles from './Slider.module.css'

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
  /** Beside the value: a way to remove it, for instance. */
  readonly action?: ReactNode
}

/** A number between two ends, where the feel matters more than the digit. */
export function Slider({ label, value, min, max, onChange, action }: SliderProps) {
  const share = (100 * (value - min)) / (max - min)
  return (
    <AriaSlider className={styles['slider'] ?? ''} value={value} minValue={min} maxValue={max} onChange={onChange}>
      <div className={styles['head']}>
        <Label>{label}</Label>
        <SliderOutput className={styles['value'] ?? ''} />
        {action}
      </div>
      <SliderTrack className={styles['track'] ?? ''} style={{ '--share': `${share}%` }}>
        <SliderThumb className={styles['thumb'] ?? ''} />
      </SliderTrack>
    </AriaSlider>
  )
}
