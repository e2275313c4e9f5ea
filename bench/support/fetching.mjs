// Pictures over connections that are kept.
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** The body; an answer other than 200 is an error with its `status`. */
export const fetchBytes = (url) => new Promise((resolve, reject) => {
  get(url, { agent }, (response) => {
    const parts = []
    response.on('data', (part) => parts.push(part)).on('error', reject).on('end', () => {
      if (response.statusCode === 200) resolve(Buffer.concat(parts))
      else reject(Object.assign(new Error(`${url}: ${response.statusCode} ${response.headers['x-cld-error'] ?? ''}`), { status: response.statusCode }))
    })
  }).on('error', reject)
})
