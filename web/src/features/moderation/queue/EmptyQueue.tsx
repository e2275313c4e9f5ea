import { CircleCheckBig, SearchX } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from '@/ui/Button'
import { EmptyState } from '@/ui/EmptyState'
import type { QueueFilter } from '../moderationSearch'
import { kindLabels } from '../words'

export interface EmptyQueueProps {
  readonly filter: QueueFilter
  readonly onAllKinds: () => void
  /** Takes the focus when the last one was decided. */
  readonly heading: Ref<HTMLHeadingElement>
}

const titles = { pending: 'Nothing waits', approved: 'Nothing was approved yet', rejected: 'Nothing is rejected' } as const

/** An empty queue says why, and how something comes into it. */
export function EmptyQueue({ filter: { status, kind }, onAllKinds, heading }: EmptyQueueProps) {
  const Icon = kind === undefined && status === 'pending' ? CircleCheckBig : SearchX
  return (
    <EmptyState Icon={Icon} title={titles[status]} heading={heading}>
      {kind !== undefined ? (
        <>
          <p>Only “{kindLabels[kind]}” is shown.</p>
          <Button onPress={onAllKinds}>Show all kinds</Button>
        </>
      ) : status === 'pending' ? (
        <>
          <p>Every asset that was to be looked at is decided. New ones come here by themselves.</p>
          <p>
            An upload waits here when it is asked for: <code>moderation: 'manual'</code> in an upload or in an upload preset; <code>'nsfw|duplicate|manual'</code> lets machines look first.
          </p>
        </>
      ) : (
        <p>What is decided is listed here, with who decided it and why, and can be decided anew.</p>
      )}
    </EmptyState>
  )
}
