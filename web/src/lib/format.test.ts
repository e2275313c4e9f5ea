import { describe, expect, it } from 'vitest'
import { formatAge, formatBytes, formatCount } from './format'

describe('formats for people', () => {
  it('sizes keep about three digits', () => {
    expect([0, 999, 1000, 345_678, 999_950, 1_234_567_890].map(formatBytes)).toEqual(['0 B', '999 B', '1.0 KB', '346 KB', '1.0 MB', '1.2 GB'])
  })

  it('ages are words, then dates', () => {
    const now = Date.parse('2026-05-10T12:00:00Z')
    const ago = (minutes: number) => formatAge(new Date(now - minutes * 60_000).toISOString(), now)
    expect([ago(0), ago(5), ago(120), ago(60 * 24), ago(60 * 24 * 30)]).toEqual(['just now', '5 minutes ago', '2 hours ago', 'yesterday', 'Apr 10, 2026'])
  })

  it('counts agree with their noun', () => {
    expect([formatCount(1, 'asset'), formatCount(12_345, 'asset')]).toEqual(['1 asset', '12,345 assets'])
  })
})
