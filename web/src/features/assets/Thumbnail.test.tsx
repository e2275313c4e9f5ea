import { fireEvent, render } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { card } from '@/testing/cards'
import { eventually } from '@/testing/eventually'
import { Flight } from './grid/Flight'
import { FlightContext } from './grid/FlightContext'
import { Thumbnail } from './Thumbnail'

const box = { width: 280, height: 210 }

describe('Thumbnail', () => {
  it('stops loading when it goes out of sight before it was there', () => {
    const { container, unmount } = render(<Thumbnail asset={card(1)} box={box} />)
    const image = container.querySelector('img')
    vi.spyOn(HTMLImageElement.prototype, 'complete', 'get').mockReturnValue(false)
    unmount()
    expect([image?.hasAttribute('src'), image?.hasAttribute('srcset')]).toEqual([false, false])
  })

  it('is not asked for while the list flies past, but is once it has landed', async () => {
    const flight = new Flight()
    flight.move(0, 0)
    flight.move(5000, 100)
    const { container } = render(
      <FlightContext value={flight}>
        <Thumbnail asset={card(1)} box={box} />
      </FlightContext>,
    )
    expect(container.querySelector('img')).toBeNull()
    await eventually(() => expect(container.querySelector('img')).not.toBeNull())
  })

  it('becomes the icon of its kind when there is no picture after all', () => {
    const { container } = render(<Thumbnail asset={card(1)} box={box} />)
    const image = container.querySelector('img')
    if (image) fireEvent.error(image)
    expect(container.querySelector('svg')).not.toBeNull()
    expect(container).toHaveTextContent('JPG')
  })
})
