export interface SelectionClick {
  readonly id: string
  /** Ctrl or ⌘, or the mark of the card: adds or removes one. */
  readonly toggle: boolean
  /** Shift: everything from the anchor to here. */
  readonly range: readonly string[] | null
}

/** The selection after a click or key; never more than so many. */
export function select(selected: readonly string[], { id, toggle, range }: SelectionClick, limit: number): readonly string[] {
  if (range !== null) return [...new Set(toggle ? [...selected, ...range] : range)].slice(0, limit)
  if (!toggle) return [id]
  return selected.includes(id) ? selected.filter((other) => other !== id) : [...selected, id].slice(-limit)
}
