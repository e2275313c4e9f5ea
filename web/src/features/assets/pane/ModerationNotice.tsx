import { useNavigate } from '@tanstack/react-router'
import type { AssetCard, Session } from '@/api/types'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { notableStatus } from '../moderated'

export interface ModerationNoticeProps {
  readonly asset: AssetCard
  readonly block: Session['moderationBlock']
}

/** That an asset waits for a decision or was rejected, what that means for its URLs, and the way to where it is decided. */
export function ModerationNotice({ asset, block }: ModerationNoticeProps) {
  const navigate = useNavigate()
  const status = notableStatus(asset)
  if (status === null) return null
  const isDelivered = block === 'none' || (status === 'pending' && block !== 'unapproved')
  return (
    <Notice
      tone="warning"
      action={
        <Button size="sm" onPress={() => void navigate({ to: '/moderation', search: { open: asset.assetId, ...(status === 'rejected' && { status }) } })}>
          Review
        </Button>
      }
    >
      {status === 'rejected' ? 'Rejected' : 'Waits for a decision'}: its URLs {isDelivered ? 'are delivered' : 'answer that it is not there'}.
    </Notice>
  )
}
