import { describe, expect, it } from 'vitest'
import { transformationOf, type Trial } from './transformation'
import { parseTrial as parse, type TrialSearch, trialSearchOf } from './trialSearch'
import { choicesOf } from './vocabulary'
import { vocabulary } from '@/testing/vocabulary'

const parseTrial = (search: TrialSearch): Trial => parse(search, choicesOf(vocabulary))
const trial = (changes: Partial<Trial>): Trial => ({ ...parseTrial({}), ...changes })

describe('a transformation', () => {
  it('asks for the best format and quality when nothing is set', () => {
    expect(transformationOf(trial({}))).toBe('f_auto,q_auto')
  })

  it('resizes, then applies effects in their order, then rounds the corners, then stores', () => {
    const effects = [{ name: 'sepia', value: 40 }, { name: 'grayscale' }]
    expect(transformationOf(trial({ width: 400, height: 300, crop: 'fill', gravity: 'auto', effects, radius: 20, format: 'webp', quality: '75' }))).toBe(
      'c_fill,g_auto,h_300,w_400/e_sepia:40/e_grayscale/r_20/f_webp,q_75',
    )
  })

  it('leaves out a crop mode without a size, and a gravity that the mode cannot follow', () => {
    expect(transformationOf(trial({ crop: 'fill', gravity: 'auto' }))).toBe('f_auto,q_auto')
    expect(transformationOf(trial({ width: 400, crop: 'fit', gravity: 'north' }))).toBe('c_fit,w_400/f_auto,q_auto')
    expect(transformationOf(trial({ width: 400, crop: 'pad', gravity: 'auto' }))).toBe('c_pad,w_400/f_auto,q_auto')
  })

  it('comes back from its address as it was', () => {
    const whole = trial({ width: 400, height: 300, crop: 'thumb', gravity: 'face', radius: 'max', effects: [{ name: 'blur', value: 200 }, { name: 'negate' }], format: '', quality: '' })
    expect(parseTrial(trialSearchOf(whole))).toEqual(whole)
  })

  it('reads nonsense in an address as nothing', () => {
    expect(parseTrial({ w: '-5', h: '1e9', c: 'explode', g: '<script>', r: 'x', e: 'melt:3.blur:99999', q: '1000', f: 'exe' })).toEqual(
      trial({ effects: [{ name: 'blur', value: 300 }] }),
    )
  })
})
