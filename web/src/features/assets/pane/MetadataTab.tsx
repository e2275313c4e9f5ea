import styles from './Facts.module.css'
import type { PaneTabProps } from './SummaryTab'
import { TagEditor } from './TagEditor'

export function MetadataTab({ asset, details }: PaneTabProps) {
  return (
    <>
      <TagEditor asset={asset} />
      <section className={styles['section']} aria-label="Embedded metadata">
        <h3>Embedded metadata</h3>
        {details === undefined ? (
          <p className={styles['muted']}>Loading…</p>
        ) : details.embeddedMetadata.length === 0 ? (
          <p className={styles['muted']}>The file carries none.</p>
        ) : (
          <dl className={styles['facts']} data-wide>
            {details.embeddedMetadata.map(({ name, value }) => (
              <div key={name} className={styles['fact']}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </>
  )
}
