/** Bytes `[from, to]` of a file, both ends included as in Content-Range. */
export type ByteRange = readonly [from: number, to: number]

/** What the server has, in order and without overlaps. */
export function mergeRanges(ranges: readonly ByteRange[]): ByteRange[] {
  const merged: ByteRange[] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1)
    if (last && from <= last[1] + 1) merged[merged.length - 1] = [last[0], Math.max(last[1], to)]
    else merged.push([from, to])
  }
  return merged
}

/** The first bytes that are missing, one chunk at most; null when nothing is. */
export function nextChunk(received: readonly ByteRange[], size: number, chunkSize: number): ByteRange | null {
  const [first, second] = mergeRanges(received)
  const from = first?.[0] === 0 ? first[1] + 1 : 0
  if (from >= size) return null
  const gapEnd = first === undefined ? size : first[0] > 0 ? first[0] : (second?.[0] ?? size)
  return [from, Math.min(from + chunkSize, gapEnd) - 1]
}

export const bytesIn = (ranges: readonly ByteRange[]): number => mergeRanges(ranges).reduce((sum, [from, to]) => sum + to - from + 1, 0)
