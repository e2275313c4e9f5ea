import { describe, expect, it } from 'vitest'
import type { ModerationStep } from '@/api/types'
import { decision, moderated } from '@/testing/moderated'
import { decisionText, reasonText, sinceOf, whyOf } from './words'

const step = (changes: Partial<ModerationStep>): ModerationStep => ({ kind: 'manual', status: 'pending', updatedAt: '2026-01-01T00:00:00Z', message: null, reasons: [], ...changes })

describe('why an asset is in the queue', () => {
  it('is what a machine has against it', () => {
    const why = (kind: string, name: string, confidence: number) => reasonText(kind, { name, confidence })
    expect(why('nsfw', 'nsfw', 0.834)).toBe('Sensitive content 83 %')
    expect(why('metadata', 'metadata.licence_ends<0d', 1)).toBe('Rule: metadata.licence_ends<0d')
    expect(why('duplicate', 'harbour', 1)).toBe('Same file as harbour')
    expect(why('duplicate', 'harbour', 0.97)).toBe('Same picture as harbour (97 %)')
    expect(why('duplicate', 'harbour', 0.81)).toBe('Similar to harbour (81 %)')
    expect(why('our_logo', 'upside down', 0.5)).toBe('upside down 50 %')
  })

  it('passes over what a machine approved', () => {
    const steps = [step({ kind: 'duplicate', status: 'approved', reasons: [{ name: 'x', confidence: 0.4 }] }), step({ kind: 'nsfw', status: 'pending', reasons: [{ name: 'nsfw', confidence: 0.8 }] })]
    expect(whyOf(moderated(1, { steps }))).toBe('Sensitive content 80 %')
  })

  it('is a person where no machine said anything, or a machine that has not looked yet', () => {
    expect(whyOf(moderated(1))).toBe('Waits for a person')
    expect(whyOf(moderated(1, { steps: [step({ kind: 'nsfw' }), step({ status: 'queued' })] }))).toBe('Sensitive content: not looked at yet')
    expect(whyOf(moderated(1, { steps: [step({ kind: 'nsfw', message: 'The model is missing' })] }))).toBe('The model is missing')
  })
})

describe('since when', () => {
  it('an asset waits is when the first of its moderations began to, and it was decided when it was', () => {
    const steps = [step({ kind: 'nsfw', status: 'approved' }), step({ updatedAt: '2026-01-03T00:00:00Z' })]
    expect(sinceOf(moderated(1, { steps }))).toBe('2026-01-03T00:00:00Z')
    expect(sinceOf(moderated(1, { steps, status: 'rejected', lastDecision: decision() }))).toBe('2026-01-01T10:00:00Z')
  })
})

describe('who decided', () => {
  it('is a person, a program or a machine', () => {
    expect(decisionText(decision())).toBe('Rejected by Ana Berg')
    expect(decisionText(decision({ to: 'approved', by: { kind: 'key', id: '12', name: '12' } }))).toBe('Approved by API key 12')
    expect(decisionText(decision({ to: 'pending', by: { kind: 'engine', id: 'nsfw', name: 'nsfw' } }))).toBe('Back to pending by the check for “Sensitive content”')
  })
})
