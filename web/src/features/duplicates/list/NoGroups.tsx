import { CopyCheck, SearchX } from 'lucide-react'
import type { Ref } from 'react'
import { EmptyState } from '@/ui/EmptyState'
import type { GroupFilter, Likeness } from '../duplicatesSearch'

export interface NoGroupsProps {
  readonly filter: GroupFilter
  /** Takes the focus when the last one was decided. */
  readonly heading: Ref<HTMLHeadingElement>
}

const meanings: Readonly<Record<Likeness, string>> = {
  identical: 'Here are files of the same bytes, whatever they are called and wherever they lie.',
  picture: 'Here is the same picture in several files: in another size or format, mirrored, cropped a little, in a slightly other light.',
  variant: 'Here are other pictures of the same thing: of a series, cropped more, another side up. They are found by the model that compares what pictures show; without it there are none.',
}

/** No groups: says what would be here, and how it comes. */
export function NoGroups({ filter: { likeness, decided }, heading }: NoGroupsProps) {
  return (
    <EmptyState Icon={decided ? SearchX : CopyCheck} title={decided ? 'Nothing was decided yet' : 'No duplicates'} heading={heading}>
      <p>{meanings[likeness]}</p>
      {decided ? (
        <p>What you keep, or say is no duplicate, is listed here with who decided it, and can be taken back. Merged assets are one: there is nothing left to list.</p>
      ) : (
        <p>Uploads are compared with everything soon after they arrive. What is found comes here by itself.</p>
      )}
    </EmptyState>
  )
}
