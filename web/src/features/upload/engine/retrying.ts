import { ApiError, NetworkError } from '@/api/errors'

const delaysMs = [500, 1000, 2000, 4000, 8000, 15_000]

/** What may work when tried again: the network, a server in trouble, or one that asks for patience. */
export const isPassing = (error: unknown): boolean =>
  error instanceof NetworkError || (error instanceof ApiError && (error.status >= 500 || error.status === 429 || error.status === 408))

/** Tries again after passing failures, ever more slowly; without a network it waits for one. */
export async function retrying<T>(attempt: (number: number) => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let number = 0; ; number++) {
    try {
      return await attempt(number)
    } catch (error) {
      const delay = delaysMs[number]
      if (signal.aborted || !isPassing(error) || delay === undefined) throw error
      await pause(delay, signal)
      if (!navigator.onLine) await backOnline(signal)
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return untilStopped(signal, (done) => {
    const timer = setTimeout(done, ms)
    return () => clearTimeout(timer)
  })
}

function backOnline(signal: AbortSignal): Promise<void> {
  return untilStopped(signal, (done) => {
    window.addEventListener('online', done)
    return () => window.removeEventListener('online', done)
  })
}

/** Starts something that calls back once; when the signal comes first, undoes it and throws. */
function untilStopped(signal: AbortSignal, start: (done: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const over = (): void => {
      undo()
      signal.removeEventListener('abort', abort)
    }
    const abort = (): void => {
      over()
      reject(new DOMException('Stopped', 'AbortError'))
    }
    const undo = start(() => {
      over()
      resolve()
    })
    signal.addEventListener('abort', abort)
  })
}
