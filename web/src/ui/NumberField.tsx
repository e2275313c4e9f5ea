import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import field from './Field.module.css'

export interface NumberFieldProps {
  readonly label: string
  /** Undefined: not set. */
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
  readonly min: number
  readonly max: number
  /** What holds while nothing is set. */
  readonly placeholder?: string
}

/** A whole number that may be left out. */
export function NumberField({ label, value, onChange, min, max, placeholder }: NumberFieldProps) {
  return (
    <AriaNumberField
      className={field['field'] ?? ''}
      value={value ?? NaN}
      minValue={min}
      maxValue={max}
      step={1}
      formatOptions={{ useGrouping: false, maximumFractionDigits: 0 }}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
    >
      <Label className={field['label'] ?? ''}>{label}</Label>
      <Group>
        <Input className={field['input'] ?? ''} placeholder={placeholder} />
      </Group>
    </AriaNumberField>
  )
}
