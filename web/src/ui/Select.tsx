import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { Text } from 'react-aria-components/Text'
import field from './Field.module.css'
import menu from './Menu.module.css'
import styles from './Select.module.css'

export interface Choice<T extends string> {
  readonly id: T
  readonly label: string
}

export interface SelectProps<T extends string> {
  readonly label: string
  readonly choices: readonly Choice<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  /** Why nothing can be chosen; the control is disabled then. */
  readonly disabledBecause?: string | undefined
}

/** A choice of one, from a list that opens. */
export function Select<T extends string>({ label, choices, value, onChange, disabledBecause }: SelectProps<T>) {
  return (
    <AriaSelect
      className={field['field'] ?? ''}
      value={value}
      isDisabled={disabledBecause !== undefined}
      // The keys are the ids of the choices.
      onChange={(key) => onChange(key as T)}
    >
      <Label className={field['label'] ?? ''}>{label}</Label>
      <Button className={styles['button'] ?? ''}>
        <SelectValue />
        <ChevronDown aria-hidden />
      </Button>
      {disabledBecause !== undefined && (
        <Text slot="description" className={field['hint'] ?? ''}>
          {disabledBecause}
        </Text>
      )}
      <Popover className={menu['popover'] ?? ''}>
        <ListBox items={choices} className={menu['menu'] ?? ''}>
          {(choice) => (
            <ListBoxItem id={choice.id} className={menu['item'] ?? ''}>
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
