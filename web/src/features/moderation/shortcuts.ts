/** The keys of the page. They hold while the focus is in the queue or in the pane. */
export const shortcuts = [
  { keys: ['←', '→', '↑', '↓'], does: 'Go from asset to asset' },
  { keys: ['A'], does: 'Approve' },
  { keys: ['R'], does: 'Reject' },
  { keys: ['⇧', 'R'], does: 'Reject with a reason' },
  { keys: ['P'], does: 'Back to pending' },
  { keys: ['U'], does: 'Undo the last decision, then those before' },
  { keys: ['Space'], does: 'Select; with ⇧ all up to here' },
  { keys: ['Ctrl', 'A'], does: 'Select all that are shown' },
  { keys: ['Enter'], does: 'Look closer' },
  { keys: ['Esc'], does: 'Close, or clear the selection' },
  { keys: ['?'], does: 'Show this' },
] as const
