/** The keys of the page. They hold while the focus is among the groups or in the comparison. */
export const shortcuts = [
  { keys: ['←', '→', '↑', '↓'], does: 'Go from group to group' },
  { keys: ['Enter'], does: 'Compare' },
  { keys: ['S'], does: 'Swap the two sides' },
  { keys: ['M'], does: 'Keep the left one, merge the right one into it' },
  { keys: ['K'], does: 'Keep both' },
  { keys: ['N'], does: 'Not duplicates' },
  { keys: ['R'], does: 'Take back what was decided before' },
  { keys: ['U'], does: 'Undo the last decision, then those before' },
  { keys: ['Esc'], does: 'Close the comparison' },
  { keys: ['?'], does: 'Show this' },
] as const
