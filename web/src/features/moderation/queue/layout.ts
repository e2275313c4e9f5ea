const gap = 16
const leastCardWidth = 232

/** How many cards fit side by side; on a phone one, whose picture is large enough to judge. Width and gap in CSS pixels. */
export const columnsFor = (width: number): number => Math.max(1, Math.floor((width + gap) / (leastCardWidth + gap)))
