import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { classes } from '@/lib/classes'
import button from './Button.module.css'
import styles from './IconButton.module.css'

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'aria-label'> {
  /** The accessible name; shown as a tooltip too. */
  readonly label: string
  readonly size?: 'sm' | 'md'
}

/** A button that shows only an icon. Its name is demanded by the type. */
export function IconButton({ label, size = 'md', ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <AriaButton {...props} aria-label={label} className={classes(button['button'], button['quiet'], styles['icon'], styles[size])} />
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
