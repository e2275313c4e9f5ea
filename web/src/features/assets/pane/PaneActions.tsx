import { useNavigate } from '@tanstack/react-router'
import { Download, Ellipsis, ExternalLink, Link2Off, Pencil, SlidersHorizontal, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { AssetCard, AssetDetails, Session } from '@/api/types'
import { absoluteUrl } from '@/lib/deliveryUrl'
import { nameOf } from '@/lib/describe'
import { Button } from '@/ui/Button'
import { CopyButton } from '@/ui/CopyButton'
import { IconButton } from '@/ui/IconButton'
import { Menu, MenuItem } from '@/ui/Menu'
import { toast } from '@/ui/toasts'
import { RenameDialog } from '../actions/RenameDialog'
import { addressesOf } from '../addresses'
import styles from './PaneActions.module.css'

export interface PaneActionsProps {
  readonly asset: AssetCard | AssetDetails
  readonly session: Session
  readonly onDelete: (assetId: string) => void
}

export function PaneActions({ asset, session, onDelete }: PaneActionsProps) {
  const navigate = useNavigate()
  const [isRenaming, setRenaming] = useState(false)
  const addresses = addressesOf(asset)
  const withVersion = absoluteUrl(addresses.versioned, session.deliveryBase)
  const withoutVersion = absoluteUrl(addresses.current, session.deliveryBase)

  const copyWithoutVersion = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(withoutVersion)
      toast({ text: 'URL without version copied: it always leads to the latest one' })
    } catch {
      toast({ tone: 'error', text: 'The browser did not allow copying.' })
    }
  }

  return (
    <div className={styles['actions']}>
      <CopyButton variant="text" kind="primary" label="Copy URL" text={withVersion} />
      {asset.resourceType === 'image' && (
        <Button onPress={() => void navigate({ to: '/assets/$assetId/transform', params: { assetId: asset.assetId } })}>
          <SlidersHorizontal aria-hidden />
          Transform
        </Button>
      )}
      <span className={styles['more']}>
        <Menu
          label="Actions"
          trigger={
            <IconButton label="More actions">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem icon={<Link2Off aria-hidden />} onAction={() => void copyWithoutVersion()}>
            Copy URL without version
          </MenuItem>
          <MenuItem icon={<ExternalLink aria-hidden />} href={addresses.versioned} target="_blank" rel="noreferrer">
            Open in a new tab
          </MenuItem>
          <MenuItem icon={<Download aria-hidden />} href={addresses.download} download={fileName(asset)}>
            Download
          </MenuItem>
          <MenuItem icon={<Pencil aria-hidden />} onAction={() => setRenaming(true)}>
            Rename
          </MenuItem>
          <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onAction={() => onDelete(asset.assetId)}>
            Delete
          </MenuItem>
        </Menu>
      </span>
      {isRenaming && <RenameDialog asset={asset} hasDisplayNames={session.folderMode === 'dynamic'} onClose={() => setRenaming(false)} />}
    </div>
  )
}

function fileName(asset: AssetCard): string {
  const name = nameOf(asset)
  return asset.format && !name.toLowerCase().endsWith(`.${asset.format}`) ? `${name}.${asset.format}` : name
}
