import { describe, expect, it } from 'vitest'
import { cardLayout } from './layout'

describe('the layout of cards', () => {
  it('has two columns on a phone and more on a wide screen', () => {
    expect([cardLayout(366).columns, cardLayout(950).columns, cardLayout(1560).columns]).toEqual([2, 4, 7])
  })
})
