import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classes } from '@/lib/classes'
import styles from './Button.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `primary` once per view, at most. Default: `secondary`. */
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger'
  readonly size?: 'sm' | 'md'
}

export function Button({ kind = 'secondary', size = 'md', ...props }: ButtonProps) {
  return <AriaButton {...props} className={classes(styles['button'], styles[kind], styles[size])} />
}
