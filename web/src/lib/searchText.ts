/** The search part of an address as plain `name=value`: readable, and nothing in it is JSON. */
export const parseSearchText = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

/** Lists become `a.b.c`; what is empty or undefined is left out. */
export function writeSearchText(search: Record<string, unknown>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join('.') : typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    if (text !== '') parameters.set(name, text)
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`
}
