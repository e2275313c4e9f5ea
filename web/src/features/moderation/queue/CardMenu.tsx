import { Check, Ellipsis, Images, Link2, MessageSquareX, Maximize2, RotateCcw, X } from 'lucide-react'
import { nameOf } from '@/lib/describe'
import { IconButton } from '@/ui/IconButton'
import { Menu, MenuItem } from '@/ui/Menu'
import type { QueueCellProps } from './actions'

/** What can be done with one asset of the queue. */
export function CardMenu({ card, actions, isTabStop }: Pick<QueueCellProps, 'card' | 'actions' | 'isTabStop'>) {
  const mayNot = !card.canDecide
  return (
    <Menu
      label={`Actions for ${nameOf(card.asset)}`}
      trigger={
        <IconButton label="More actions" size="sm" excludeFromTabOrder={!isTabStop}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<Maximize2 aria-hidden />} onAction={() => actions.open(card)}>
        Look closer
      </MenuItem>
      <MenuItem icon={<Check aria-hidden />} isDisabled={mayNot || card.status === 'approved'} onAction={() => actions.decide([card], 'approved')}>
        Approve
      </MenuItem>
      <MenuItem icon={<X aria-hidden />} isDisabled={mayNot || card.status === 'rejected'} onAction={() => actions.decide([card], 'rejected')}>
        Reject
      </MenuItem>
      <MenuItem icon={<MessageSquareX aria-hidden />} isDisabled={mayNot || card.status === 'rejected'} onAction={() => actions.askReason([card])}>
        Reject with a reason…
      </MenuItem>
      <MenuItem icon={<RotateCcw aria-hidden />} isDisabled={mayNot} onAction={() => actions.decide([card], 'pending')}>
        {card.status === 'pending' ? 'Moderate once more' : 'Back to pending'}
      </MenuItem>
      {card.asset.type === 'upload' ? (
        <MenuItem icon={<Link2 aria-hidden />} onAction={() => actions.copyUrl(card)}>
          Copy URL
        </MenuItem>
      ) : null}
      <MenuItem icon={<Images aria-hidden />} onAction={() => actions.showInAssets(card)}>
        Show in Assets
      </MenuItem>
    </Menu>
  )
}
