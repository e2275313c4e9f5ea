import { Check, ChevronDown } from 'lucide-react'
import { MenuSection } from 'react-aria-components/Menu'
import { Button } from '@/ui/Button'
import { Menu, MenuItem } from '@/ui/Menu'

export interface FilterMenuProps<T extends string> {
  readonly label: string
  readonly choices: readonly { readonly id: T; readonly label: string }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A choice of one behind a button that shows it. */
export function FilterMenu<T extends string>({ label, choices, value, onChange }: FilterMenuProps<T>) {
  const chosen = choices.find(({ id }) => id === value)
  return (
    <Menu
      label={label}
      placement="bottom start"
      trigger={
        <Button kind="quiet" aria-label={`${label}: ${chosen?.label ?? ''}`}>
          {chosen?.label}
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <MenuSection
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const next = choices.find(({ id }) => keys !== 'all' && keys.has(id))
          if (next) onChange(next.id)
        }}
      >
        {choices.map(({ id, label: name }) => (
          <MenuItem key={id} id={id} icon={<Check aria-hidden style={{ visibility: id === value ? 'visible' : 'hidden' }} />}>
            {name}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  )
}
