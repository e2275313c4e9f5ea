import { describe, expect, it } from 'vitest'
import { bytesIn, nextChunk } from './ranges'

describe('nextChunk', () => {
  it('begins at the start, one chunk at a time', () => {
    expect(nextChunk([], 250, 100)).toEqual([0, 99])
    expect(nextChunk([[0, 99]], 250, 100)).toEqual([100, 199])
    expect(nextChunk([[0, 199]], 250, 100)).toEqual([200, 249])
  })

  it('is null when the server has everything', () => {
    expect(nextChunk([[0, 99], [100, 249]], 250, 100)).toBeNull()
  })

  it('fills a gap without sending again what lies behind it', () => {
    expect(nextChunk([[0, 99], [150, 249]], 250, 100)).toEqual([100, 149])
    expect(nextChunk([[100, 199]], 250, 150)).toEqual([0, 99])
  })

  it('counts overlapping bytes once', () => {
    expect(bytesIn([[0, 99], [50, 149]])).toBe(150)
  })
})
