import type { UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AssetCard } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { formatBytes } from '@/lib/format'
import { Notice } from '@/ui/Notice'
import { ProgressLine } from '@/ui/ProgressLine'
import type { DerivedPicture } from './derivedQuery'
import styles from './TrialPicture.module.css'

export interface TrialPictureProps {
  readonly name: string
  readonly original: Pick<AssetCard, 'bytes'>
  readonly derived: UseQueryResult<DerivedPicture>
  /** Why there is none. */
  readonly error: Error | null
}

/** The derived picture, with what it became. The one before stays until the next has come. */
export function TrialPicture({ name, original, derived, error }: TrialPictureProps) {
  const source = useObjectUrl(derived.data?.blob)
  const [size, setSize] = useState<string>('')
  return (
    <section className={styles['stage']} aria-label="Result" aria-busy={derived.isFetching}>
      <div className={styles['progress']}>{derived.isFetching && <ProgressLine label="Deriving" percent={null} />}</div>
      <div className={styles['canvas']}>
        {source !== undefined && (
          <img
            src={source}
            alt={`${name}, transformed`}
            className={styles['picture']}
            data-stale={derived.isPlaceholderData || error !== null}
            onLoad={({ currentTarget }) => setSize(`${currentTarget.naturalWidth} × ${currentTarget.naturalHeight}`)}
          />
        )}
      </div>
      {error !== null ? (
        <Notice tone="error">{errorText(error)}</Notice>
      ) : (
        <p className={styles['facts']} role="status">
          {derived.data && [derived.data.contentType.replace('image/', '').toUpperCase(), size, formatBytes(derived.data.blob.size), comparedWith(original.bytes, derived.data.blob.size)].filter(Boolean).join(' · ')}
        </p>
      )}
    </section>
  )
}

function comparedWith(originalBytes: number, bytes: number): string {
  const percent = Math.round((100 * bytes) / originalBytes)
  return originalBytes > 0 ? `${percent} % of the original` : ''
}

/** An address for bytes in memory, given back when they change. */
function useObjectUrl(blob: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!blob) return undefined
    const made = URL.createObjectURL(blob)
    // An object URL must be given back, so it belongs to an effect and cannot be computed while rendering.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return url
}
