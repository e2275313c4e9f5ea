/** Where the photos of the journey lie: three folders deep, with names as people give them. */
export const tree: readonly string[] = [
  ...names(24, (i) => `Lofoten 2026/day-${1 + Math.floor(i / 8)}/morning-${pad(i)}.jpg`),
  ...names(20, (i) => `Lofoten 2026/harbour/IMG_${1200 + i}.jpg`),
  ...names(16, (i) => `Studio/landscapes/print-${pad(i)}.jpg`),
]

function names(count: number, name: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => name(index))
}

function pad(index: number): string {
  return String(index + 1).padStart(2, '0')
}
