/** How many columns a grid has, and how high its rows are; all in CSS pixels. */
export interface GridLayout {
  readonly columns: number
  readonly rowHeight: number
}

const gap = 16
const narrowGap = 10
const captionHeight = 58
const leastCardWidth = 196
const listRowHeight = 57

/** Cards of 4:3 with two lines below, as many as fit side by side, never fewer than two. */
export function cardLayout(width: number): GridLayout {
  const space = gapFor(width)
  const columns = Math.max(2, Math.floor((width + space) / (leastCardWidth + space)))
  const cardWidth = (width - space * (columns - 1)) / columns
  return { columns, rowHeight: Math.round(cardWidth * 0.75) + captionHeight + space }
}

export const gapFor = (width: number): number => (width < 600 ? narrowGap : gap)

export const listLayout: GridLayout = { columns: 1, rowHeight: listRowHeight }
