const gap = 16
const leastCardWidth = 280

/** How many groups fit side by side. Width and gap in CSS pixels. */
export const columnsFor = (width: number): number => Math.max(1, Math.floor((width + gap) / (leastCardWidth + gap)))
