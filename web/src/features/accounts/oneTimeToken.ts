/**
 * Takes the token of a one-time sign-in link out of the address, so that it stays in no history and no screenshot.
 * It is in the fragment because a browser sends that to no server. Null without one.
 */
export function takeOneTimeToken(location: Location, history: History): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null || token === '') return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return token
}
