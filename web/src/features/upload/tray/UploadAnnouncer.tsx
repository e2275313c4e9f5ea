import { useEffect, useEffectEvent, useState } from 'react'
import { formatCount } from '@/lib/format'
import type { UploadTotals } from '../uploadItem'

const announceEveryMs = 5000

/** Tells screen readers how uploads go: politely, every few seconds rather than with every file, and at the end. */
export function UploadAnnouncer({ totals }: { readonly totals: UploadTotals }) {
  const [spoken, setSpoken] = useState('')
  const isBusy = totals.active > 0
  const speak = useEffectEvent(() => setSpoken(sentence(totals)))
  useEffect(() => {
    if (!isBusy) return undefined
    const timer = setInterval(speak, announceEveryMs)
    return () => clearInterval(timer)
  }, [isBusy])

  return (
    <div role="status" className="visually-hidden">
      {isBusy ? spoken : sentence(totals)}
    </div>
  )
}

function sentence({ files, done, failed, active, paused }: UploadTotals): string {
  if (files === 0) return ''
  const failures = failed > 0 ? `, ${failed} failed` : ''
  if (active > 0) return `${done} of ${formatCount(files, 'file')} uploaded${failures}`
  if (paused > 0) return `${formatCount(paused, 'upload')} paused`
  return `${formatCount(done, 'file')} uploaded${failures}`
}
