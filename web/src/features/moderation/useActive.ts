import { useState } from 'react'
import type { QueueItem } from './queue/queueOf'

/**
 * Which asset of the queue has the focus. By its id, since the queue changes around it; when it is gone itself, the one
 * that took its place.
 */
export function useActive(items: readonly QueueItem[]): readonly [number, (index: number) => void] {
  const [active, setActive] = useState<{ readonly id: string | undefined; readonly index: number }>({ id: undefined, index: 0 })
  const at = items.findIndex(({ card }) => card.asset.assetId === active.id)
  return [at >= 0 ? at : Math.max(0, Math.min(active.index, items.length - 1)), (index) => setActive({ id: items[index]?.card.asset.assetId, index })]
}
