import { describe, expect, it } from 'vitest'
import { select } from './selection'

const limit = 100

describe('a selection', () => {
  it('is replaced, extended and shortened', () => {
    expect(select(['a'], { id: 'b', toggle: false, range: null }, limit)).toEqual(['b'])
    expect(select(['a'], { id: 'b', toggle: true, range: null }, limit)).toEqual(['a', 'b'])
    expect(select(['a', 'b'], { id: 'b', toggle: true, range: null }, limit)).toEqual(['a'])
    expect(select(['x'], { id: 'c', toggle: false, range: ['a', 'b', 'c'] }, limit)).toEqual(['a', 'b', 'c'])
  })

  it('never holds more than one call can delete', () => {
    const many = Array.from({ length: 300 }, (_, i) => String(i))
    expect(select([], { id: '299', toggle: false, range: many }, limit)).toHaveLength(100)
  })
})
