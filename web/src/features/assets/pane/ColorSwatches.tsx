import styles from './ColorSwatches.module.css'
import facts from './Facts.module.css'

export interface ColorSwatchesProps {
  /** The largest first; percent of the picture's area. */
  readonly colors: readonly { readonly color: string; readonly percent: number }[]
}

const shown = 10

/** The colours of a picture: a band by area, and each by its name. */
export function ColorSwatches({ colors }: ColorSwatchesProps) {
  const largest = colors.slice(0, shown)
  return (
    <section className={facts['section']} aria-label="Colours">
      <h3>Colours</h3>
      <div className={styles['band']} aria-hidden>
        {largest.map(({ color, percent }) => (
          <span key={color} style={{ background: color, flexGrow: percent }} />
        ))}
      </div>
      <ul className={styles['swatches']}>
        {largest.map(({ color, percent }) => (
          <li key={color}>
            <span className={styles['swatch']} style={{ background: color }} aria-hidden />
            <code>{color.toLowerCase()}</code>
            <span className={facts['muted']}>{percent < 1 ? '<1' : Math.round(percent)} %</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
