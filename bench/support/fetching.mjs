// Pictures over connections that are kept. undici itself and not Node's own client: whoever asks shares the processors with who answers.
import { Pool } from 'undici'

const pools = new Map()

/** The body; an answer other than 200 is an error with its `status`. */
export async function fetchBytes(url) {
  const { origin, pathname, search } = new URL(url)
  if (!pools.has(origin)) pools.set(origin, new Pool(origin, { pipelining: 1 }))
  const { statusCode, headers, body } = await pools.get(origin).request({ path: pathname + search, method: 'GET' })
  const bytes = Buffer.from(await body.arrayBuffer())
  if (statusCode !== 200) throw Object.assign(new Error(`${url}: ${statusCode} ${headers['x-cld-error'] ?? ''}`), { status: statusCode })
  return bytes
}
