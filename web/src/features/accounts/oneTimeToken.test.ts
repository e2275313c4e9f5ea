// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { takeOneTimeToken } from './oneTimeToken'

it('The token of a link is taken out of the address', () => {
  window.history.replaceState(null, '', '/library/sign-in#token=abc')
  expect(takeOneTimeToken(window.location, window.history)).toBe('abc')
  expect(window.location.href).not.toContain('abc')
  expect(takeOneTimeToken(window.location, window.history)).toBeNull()
})
