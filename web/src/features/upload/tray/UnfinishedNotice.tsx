import { useEffect, useState } from 'react'
import { formatCount } from '@/lib/format'
import { Button } from '@/ui/Button'
import { cancelUpload } from '../engine/sendFile'
import { forgetUnfinished, type Unfinished, unfinishedUploads } from '../engine/unfinished'
import { uploadsUnderWay } from '../engine/uploadLock'
import styles from './UploadTray.module.css'

/** After a reload: large uploads that stopped half-way. A page may not open files by itself, so the person must. */
export function UnfinishedNotice() {
  const [unfinished, setUnfinished] = useState<readonly Unfinished[]>([])
  useEffect(() => {
    let isGone = false
    // What another tab is sending is not interrupted, and must not be forgotten from here.
    const look = async (): Promise<void> => {
      const underWay = await uploadsUnderWay()
      if (!isGone) setUnfinished(Object.values(unfinishedUploads(Date.now())).filter(({ uploadId }) => !underWay.has(uploadId)))
    }
    void look()
    return () => {
      isGone = true
    }
  }, [])
  if (unfinished.length === 0) return null

  const forget = (): void => {
    forgetUnfinished(unfinished, Date.now())
    setUnfinished([])
    // The server drops them by itself too, only later.
    for (const { uploadId } of unfinished) cancelUpload(uploadId).catch(() => undefined)
  }
  return (
    <section className={styles['tray']} aria-label="Interrupted uploads">
      <div className={styles['notice']}>
        <p>
          {formatCount(unfinished.length, 'upload was', 'uploads were')} interrupted ({unfinished.slice(0, 3).map(({ name }) => name).join(', ')}). Choose the
          same files again: what has arrived is not sent twice.
        </p>
        <div className={styles['buttons']}>
          <Button size="sm" onPress={forget}>
            Forget
          </Button>
        </div>
      </div>
    </section>
  )
}
