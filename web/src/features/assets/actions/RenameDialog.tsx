import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { ApiError } from '@/api/errors'
import type { AssetCard } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { useDebounced } from '@/lib/useDebounced'
import { Button } from '@/ui/Button'
import { Dialog, DialogActions } from '@/ui/Dialog'
import { Notice } from '@/ui/Notice'
import { TextField } from '@/ui/TextField'
import { toast } from '@/ui/toasts'
import { renameCheckQuery } from '../assetQueries'
import { useChangeAsset } from './useChangeAsset'
import styles from './RenameDialog.module.css'

export interface RenameDialogProps {
  readonly asset: AssetCard
  /** With dynamic folders an asset has a name for people beside its public id. */
  readonly hasDisplayNames: boolean
  readonly onClose: () => void
}

const settleMs = 250

/** Says what a new public id breaks, and whether it can be had, before anything is changed. */
export function RenameDialog({ asset, hasDisplayNames, onClose }: RenameDialogProps) {
  const [displayName, setDisplayName] = useState(asset.displayName)
  const [publicId, setPublicId] = useState(asset.publicId)
  const change = useChangeAsset(asset)
  const newId = publicId.trim() !== asset.publicId
  const newName = hasDisplayNames && displayName.trim() !== asset.displayName
  const settled = useDebounced(publicId.trim(), settleMs)
  const check = useQuery({ ...renameCheckQuery(asset.assetId, settled), enabled: newId && settled !== '' }).data
  const isRefused = newId && settled === publicId.trim() && check?.allowed === false
  const field = change.error instanceof ApiError ? change.error.field : undefined

  const rename = (): void => {
    const done = (): void => {
      toast({ text: 'Renamed' })
      onClose()
    }
    if (!newId && !newName) onClose()
    else change.mutate({ ...(newId && { publicId: publicId.trim() }), ...(newName && { displayName: displayName.trim() }) }, { onSuccess: done })
  }

  return (
    <Dialog title="Rename" isOpen onClose={onClose}>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault()
          rename()
        }}
      >
        {hasDisplayNames && <TextField label="Display name" hint="What people see here. No URL depends on it." value={displayName} onChange={setDisplayName} />}
        <TextField
          label="Public ID"
          isRequired
          value={publicId}
          onChange={setPublicId}
          error={isRefused ? (check.reason ?? undefined) : field === 'publicId' ? errorText(change.error) : undefined}
        />
        {newId && check && !isRefused && <Notice tone="warning">{check.warning}</Notice>}
        {change.isError && field !== 'publicId' && <Notice tone="error">{errorText(change.error)}</Notice>}
        <DialogActions>
          <Button kind="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" isDisabled={publicId.trim() === '' || isRefused} isPending={change.isPending}>
            {newId ? 'Rename and change URLs' : 'Rename'}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
