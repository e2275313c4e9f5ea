import type { ReactNode } from 'react'
import type { AssetCard, AssetDetails } from '@/api/types'
import { dimensionsOf } from '@/lib/describe'
import { formatBytes, formatMoment } from '@/lib/format'
import { CopyButton } from '@/ui/CopyButton'
import { ColorSwatches } from './ColorSwatches'
import styles from './Facts.module.css'

export interface PaneTabProps {
  readonly asset: AssetCard
  /** Undefined until they have come. */
  readonly details: AssetDetails | undefined
}

export function SummaryTab({ asset, details }: PaneTabProps) {
  return (
    <>
      <dl className={styles['facts']}>
        <Fact name="Public ID" copy={asset.publicId} />
        <Fact name="Asset ID" copy={asset.assetId} />
        <Fact name="Type">
          {asset.resourceType}, {asset.type}
        </Fact>
        {asset.format && <Fact name="Format">{asset.format.toUpperCase()}</Fact>}
        {asset.width ? <Fact name="Dimensions">{dimensionsOf(asset)} px</Fact> : null}
        <Fact name="Size">{formatBytes(asset.bytes)}</Fact>
        <Fact name="Folder">{asset.assetFolder || 'Home'}</Fact>
        <Fact name="Added">{formatMoment(asset.createdAt)}</Fact>
        <Fact name="Version">
          <code>{asset.version}</code>
        </Fact>
      </dl>
      {details && details.colors.length > 0 && <ColorSwatches colors={details.colors} />}
    </>
  )
}

function Fact({ name, copy, children }: { readonly name: string; readonly copy?: string; readonly children?: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{name}</dt>
      <dd>
        {copy === undefined ? children : <code>{copy}</code>}
        {copy !== undefined && <CopyButton text={copy} label={`Copy ${name.toLowerCase().replace(' id', ' ID')}`} />}
      </dd>
    </div>
  )
}
