import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { useUploads } from '../UploadContext'
import { totalsOf } from '../uploadItem'
import { TrayHeader } from './TrayHeader'
import { UnfinishedNotice } from './UnfinishedNotice'
import { UploadAnnouncer } from './UploadAnnouncer'
import { UploadRow } from './UploadRow'
import styles from './UploadTray.module.css'

const rowHeight = 60

/** What is being uploaded: in total, and file by file. */
export function UploadTray() {
  const { items, remove } = useUploads()
  const [isOpen, setOpen] = useState(true)
  const totals = totalsOf(items)
  return (
    <>
      <UploadAnnouncer totals={totals} />
      {items.length === 0 ? (
        <UnfinishedNotice />
      ) : (
        <section className={styles['tray']} aria-label="Uploads">
          <TrayHeader totals={totals} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} onClose={() => remove(items.map(({ id }) => id))} />
          {isOpen && <UploadList />}
        </section>
      )}
    </>
  )
}

function UploadList() {
  const { items } = useUploads()
  const scroller = useRef<HTMLDivElement>(null)
  // What failed comes first, then what is under way, then what is done.
  const ordered = [...items].sort((a, b) => order[a.state] - order[b.state])
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is used in this component only
  const virtualizer = useVirtualizer({
    count: ordered.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ordered[index]?.id ?? index,
  })
  return (
    <div ref={scroller} className={styles['list']}>
      <ul style={{ blockSize: virtualizer.getTotalSize() }} className={styles['rows']}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = ordered[index]
          return item && <UploadRow key={key} item={item} position={index + 1} count={ordered.length} place={{ blockSize: rowHeight, transform: `translateY(${start}px)` }} />
        })}
      </ul>
    </div>
  )
}

const order = { failed: 0, sending: 1, processing: 1, paused: 2, waiting: 3, done: 4 } as const
