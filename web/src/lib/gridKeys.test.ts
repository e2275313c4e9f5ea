import { describe, expect, it } from 'vitest'
import { moveFocus } from './gridKeys'

const layout = { columns: 4, rowHeight: 200 }
const move = (key: string, from: number, ctrlKey = false) => moveFocus({ key, ctrlKey, metaKey: false }, from, 10, layout, 2)

describe('the keys of the grid', () => {
  it('move by one card and by one row', () => {
    expect([move('ArrowRight', 0), move('ArrowLeft', 5), move('ArrowDown', 1), move('ArrowUp', 5)]).toEqual([1, 4, 5, 1])
  })

  it('stop at the ends, and stay in the column', () => {
    expect([move('ArrowLeft', 0), move('ArrowRight', 9), move('ArrowUp', 2)]).toEqual([0, 9, 2])
  })

  it('reach the last row where it is shorter', () => {
    expect([move('ArrowDown', 7), move('ArrowDown', 9)]).toEqual([9, 9])
  })

  it('go to the ends of a row, and with Ctrl to the ends of all', () => {
    expect([move('Home', 6), move('End', 5), move('Home', 6, true), move('End', 1, true)]).toEqual([4, 7, 0, 9])
  })

  it('leave other keys alone', () => {
    expect(move('x', 3)).toBeNull()
  })
})
