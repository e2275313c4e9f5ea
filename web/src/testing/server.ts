import { vi } from 'vitest'

type Answer = { readonly status?: number; readonly body?: unknown }
type Handler = (body: unknown) => Answer

/**
 * A server for states that are hard to reach with the real one: answers by "METHOD /path", everything else is a 404.
 * What it was asked is in `calls`.
 */
export function fakeServer(handlers: Readonly<Record<string, Handler>>) {
  const calls: { readonly call: string; readonly body: unknown; readonly headers: Headers }[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input instanceof Request ? input : new URL(String(input), location.origin), init)
    const call = `${request.method} ${new URL(request.url).pathname.replace('/library/api', '')}`
    const text = await request.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    calls.push({ call, body, headers: request.headers })
    const { status = 200, body: answer } = handlers[call]?.(body) ?? { status: 404, body: { error: { message: 'Not found' } } }
    return new Response(answer === undefined ? null : JSON.stringify(answer), { status, headers: { 'Content-Type': 'application/json' } })
  })
  return { calls }
}
