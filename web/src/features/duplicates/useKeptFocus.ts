import { type FocusEvent, type RefObject, useEffect, useRef } from 'react'

/** The part of the page that an element is in. */
const partOf = (element: Element): 'pane' | 'list' => (element.closest('aside') ? 'pane' : 'list')

/**
 * Keeps the focus on the page: where what has it goes away, or may not be used any more, by what the person or others
 * decide, it goes to the comparison, to the group that took the place, or to the heading of the empty list.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, heading: RefObject<HTMLElement | null>, active: number) {
  const focused = useRef<{ readonly element: Element; readonly part: 'pane' | 'list' } | null>(null)
  const wanted = useRef<'pane' | 'list' | null>(null)

  const settle = (): void => {
    const lost = focused.current
    const isLost = lost !== null && ((!lost.element.isConnected && document.activeElement === document.body) || lost.element.matches(':disabled'))
    const part = wanted.current ?? (isLost ? lost.part : null)
    if (part === null) return
    const pane = root.current?.querySelector<HTMLElement>('aside')
    const row = root.current?.querySelector<HTMLElement>(`[role="grid"] [data-index="${active}"]`)
    const target = (part === 'pane' ? pane : null) ?? row ?? heading.current ?? pane
    if (!target) return
    target.focus({ preventScroll: true })
    if (target === row && wanted.current !== null) row.scrollIntoView({ block: 'nearest' })
    wanted.current = null
  }
  useEffect(settle)

  return {
    settle,
    /** After what comes next is drawn. */
    want: (part: 'pane' | 'list'): void => {
      wanted.current = part
    },
    handlers: {
      onFocus: ({ target, currentTarget }: FocusEvent): void => {
        // What dialogs and menus are asked comes through React's tree, not through the page's.
        focused.current = currentTarget.contains(target) ? { element: target, part: partOf(target) } : null
      },
      onBlur: ({ target, relatedTarget }: FocusEvent): void => {
        // Without a related target the element is going away, or the person clicked on nothing: a moment later it tells.
        if (relatedTarget !== null) focused.current = null
        else
          queueMicrotask(() => {
            if (focused.current?.element === target && target.isConnected && !target.matches(':disabled') && document.activeElement === document.body) focused.current = null
          })
      },
    },
  }
}
