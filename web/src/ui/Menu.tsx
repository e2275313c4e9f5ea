import type { ReactNode } from 'react'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, type MenuItemProps as AriaMenuItemProps, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import styles from './Menu.module.css'

export interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactNode
  readonly label: string
  readonly children: ReactNode
  readonly placement?: 'bottom start' | 'bottom end' | 'right bottom'
}

/** A menu of actions below its button. */
export function Menu({ trigger, label, children, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} className={styles['popover'] ?? ''}>
        <AriaMenu aria-label={label} className={styles['menu'] ?? ''}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  readonly icon?: ReactNode
  readonly children: string
  readonly tone?: 'danger'
}

export function MenuItem({ icon, children, tone, ...props }: MenuItemProps) {
  return (
    <AriaMenuItem {...props} textValue={children} className={styles['item'] ?? ''} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </AriaMenuItem>
  )
}
