import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import styles from './Segments.module.css'

export interface Segment<T extends string> {
  readonly id: T
  readonly label: string
  /** Instead of the label, which then is the accessible name. */
  readonly icon?: ReactNode
  /** Behind the label. */
  readonly count?: string | undefined
}

export interface SegmentsProps<T extends string> {
  readonly label: string
  readonly segments: readonly Segment<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A choice of one among a few that are all in sight. */
export function Segments<T extends string>({ label, segments, value, onChange }: SegmentsProps<T>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles['group'] ?? ''}
      selectedKeys={[value]}
      disallowEmptySelection
      onSelectionChange={(keys) => {
        const chosen = segments.find(({ id }) => keys.has(id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {segments.map(({ id, label: name, icon, count }) => (
        <ToggleButton key={id} id={id} className={styles['segment'] ?? ''} data-icon={icon !== undefined} {...(icon !== undefined && { 'aria-label': name })}>
          {icon ?? name}
          {count !== undefined && <span className={styles['count']}>{count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
