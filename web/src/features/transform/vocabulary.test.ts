import { describe, expect, it } from 'vitest'
import { vocabulary } from '@/testing/vocabulary'
import { choicesOf } from './vocabulary'

describe('what can be chosen for a transformation', () => {
  const choices = choicesOf({ ...vocabulary, cropModes: ['fill', 'crop_by_moon'], formats: ['auto', 'png'] })

  it('is what the server knows, with nothing as a choice, in words where there are some', () => {
    expect(choices.cropModes.map(({ id, label }) => [id, label])).toEqual([
      ['', 'As it is'],
      ['fill', 'Fill: cover the box, cut the rest'],
      ['crop_by_moon', 'Crop by moon'],
    ])
    expect(choices.formats.map(({ id }) => id)).toEqual(['auto', '', 'png'])
    expect(choices.gravities.map(({ id }) => id)).toEqual(['', 'auto', 'face', 'faces', 'north', 'south'])
  })

  it('offers every effect that works with one number or none, from what shows it', () => {
    const ranges = new Map(choices.effects.map(({ id, range }) => [id, range]))
    expect(ranges.get('sepia')).toEqual([1, 100, 80])
    expect(ranges.get('blur')).toEqual([1, 2000, 300])
    expect(ranges.has('grayscale')).toBe(true)
    expect(ranges.get('grayscale')).toBeUndefined()
    expect(ranges.has('replace_color')).toBe(false)
    expect(choices.effects.find(({ id }) => id === 'unsharp_mask')?.label).toBe('Unsharp mask')
  })
})
