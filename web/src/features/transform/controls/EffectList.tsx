import { Plus, X } from 'lucide-react'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Menu, MenuItem } from '@/ui/Menu'
import { Slider } from '@/ui/Slider'
import type { TrialEffect } from '../transformation'
import type { EffectChoice } from '../vocabulary'
import styles from './TrialControls.module.css'

export interface EffectListProps {
  /** In the order they work. */
  readonly effects: readonly TrialEffect[]
  /** What can be added. */
  readonly known: readonly EffectChoice[]
  readonly onChange: (effects: readonly TrialEffect[]) => void
}

export function EffectList({ effects, known, onChange }: EffectListProps) {
  const unused = known.filter(({ id }) => !effects.some(({ name }) => name === id))
  return (
    <>
      {effects.length === 0 && <p className={styles['muted']}>None yet. They work in the order you add them.</p>}
      <ul className={styles['effects']}>
        {effects.map((effect) => (
          <li key={effect.name}>
            <EffectRow
              effect={effect}
              choice={known.find(({ id }) => id === effect.name)}
              onValue={(value) => onChange(effects.map((other) => (other === effect ? { ...effect, value } : other)))}
              onRemove={() => onChange(effects.filter((other) => other !== effect))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Menu
          label="Effects"
          placement="bottom start"
          trigger={
            <Button size="sm" isDisabled={unused.length === 0}>
              <Plus aria-hidden />
              Add an effect
            </Button>
          }
        >
          {unused.map(({ id, label, range }) => (
            <MenuItem key={id} onAction={() => onChange([...effects, range ? { name: id, value: range[2] } : { name: id }])}>
              {label}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </>
  )
}

interface EffectRowProps {
  readonly effect: TrialEffect
  readonly choice: EffectChoice | undefined
  readonly onValue: (value: number) => void
  readonly onRemove: () => void
}

function EffectRow({ effect, choice, onValue, onRemove }: EffectRowProps) {
  const label = choice?.label ?? effect.name
  const remove = (
    <IconButton label={`Remove ${label.toLowerCase()}`} size="sm" onPress={onRemove}>
      <X aria-hidden />
    </IconButton>
  )
  if (!choice?.range)
    return (
      <div className={styles['plain']}>
        {label}
        {remove}
      </div>
    )
  const [min, max, initial] = choice.range
  return <Slider label={label} min={min} max={max} value={effect.value ?? initial} onChange={onValue} action={remove} />
}
