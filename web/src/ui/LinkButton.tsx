import { Link, type LinkProps } from 'react-aria-components/Link'
import { classes } from '@/lib/classes'
import button from './Button.module.css'
import styles from './LinkButton.module.css'

export interface LinkButtonProps extends Omit<LinkProps, 'className' | 'style'> {
  readonly kind?: 'secondary' | 'quiet'
}

/** A link that looks like a button, for what leads to an address: a new tab, a download. */
export function LinkButton({ kind = 'secondary', ...props }: LinkButtonProps) {
  return <Link {...props} className={classes(button['button'], button[kind], button['md'], styles['link'])} />
}
