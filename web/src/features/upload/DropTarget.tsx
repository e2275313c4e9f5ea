import { CloudUpload } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { toast } from '@/ui/toasts'
import styles from './DropTarget.module.css'
import { readDrop } from './source/readDrop'
import { useUploads } from './UploadContext'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** The whole window takes files and folders. */
export function DropTarget() {
  const { add } = useUploads()
  const [isOver, setOver] = useState(false)

  const take = useEffectEvent(async (transfer: DataTransfer) => {
    const { files, unreadable } = await readDrop(transfer)
    if (unreadable.length > 0) toast({ tone: 'error', text: `Not readable, and skipped: ${unreadable.slice(0, 3).join(', ')}` })
    if (files.length > 0) add(files)
    else if (unreadable.length === 0) toast({ text: 'There was no file in what you dropped. Empty folders are ignored.' })
  })

  useEffect(() => {
    const stop = new AbortController()
    const on = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', handle: (event: DragEvent) => void): void =>
      window.addEventListener(
        type,
        (event) => {
          if (!carriesFiles(event)) return
          event.preventDefault()
          handle(event)
        },
        { signal: stop.signal },
      )
    on('dragenter', () => setOver(true))
    on('dragover', () => setOver(true))
    // Without a related target the pointer has left the window, not only an element.
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setOver(false)
    })
    on('drop', (event) => {
      setOver(false)
      if (event.dataTransfer) void take(event.dataTransfer)
    })
    return () => stop.abort()
  }, [])

  if (!isOver) return null
  return (
    <div className={styles['overlay']} aria-hidden>
      <div className={styles['card']}>
        <CloudUpload />
        <strong>Drop to upload</strong>
        <span>Folders keep their structure</span>
      </div>
    </div>
  )
}
