import type { ModeratedCard } from '@/api/types'
import type { PreviewSize } from '@/lib/preview'
import { AssetPicture } from '@/ui/AssetPicture'

export interface QueuePictureProps {
  readonly card: ModeratedCard
  /** Of the longer side, in CSS pixels. */
  readonly size: PreviewSize
  readonly alt?: string
}

/** The picture of an asset of the queue. */
export const QueuePicture = ({ card: { asset, preview }, ...props }: QueuePictureProps) => <AssetPicture asset={asset} preview={preview} {...props} />
