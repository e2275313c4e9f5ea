// A receiver of notifications on the one loopback port that the app may call: keeps what comes, answers as a check says.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { basic, cloud, eventually, getJson, http, originPort, sdk } from './app.mjs'
import { listen } from './listening.mjs'

/** Every path is an inbox of its own; `answers[path]` is a handler or a list of statuses, the last of which stays. */
export async function receive(answers = {}) {
  const inboxes = {}
  const server = createServer((request, response) => {
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const inbox = (inboxes[request.url] ??= [])
      inbox.push({ body, headers: request.headers, method: request.method, at: Date.now(), json: JSON.parse(body) })
      const answer = answers[request.url] ?? [200]
      if (typeof answer === 'function') answer(request, response)
      else response.writeHead(answer[Math.min(inbox.length - 1, answer.length - 1)]).end()
    })
  })
  await listen(server, originPort)
  const base = `http://127.0.0.1:${originPort}`
  return {
    base,
    url: (path) => `${base}${path}`,
    inbox: (path) => inboxes[path] ?? [],
    /** The notifications at a path once there are so many. */
    of: (path, count = 1) => eventually(() => inboxes[path]?.length >= count && inboxes[path], { what: `${count} notifications at ${path}` }),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) }),
  }
}

/** The one notification of that type at a path, checked with the SDK's own verifier. */
export async function told(receiver, path, type) {
  const found = await eventually(() => receiver.inbox(path).find(({ json }) => json.notification_type === type), { what: `${type} at ${path}` })
  verify(found)
  return found.json
}

export function verify({ body, headers, method }) {
  assert.equal(method, 'POST')
  assert.match(headers['content-type'], /^application\/json/)
  assert.ok(sdk.utils.verifyNotificationSignature(body, Number(headers['x-cld-timestamp']), headers['x-cld-signature']), 'the signature does not fit')
  assert.ok(!sdk.utils.verifyNotificationSignature(`${body} `, Number(headers['x-cld-timestamp']), headers['x-cld-signature']), 'any body fits')
}

/** A call to the Admin API with a JSON body, as the SDKs send it that have it. */
export const admin = (method, path, body, prefix = `${http}/v1_1/${cloud}`) => getJson(`${prefix}/${path}`, {
  method,
  headers: { ...basic(), ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
})

/** The log entry of a target, once it satisfies. */
export const logged = (target, satisfies) => eventually(async () => {
  const { body } = await admin('GET', 'notifications?max_results=200')
  return body.deliveries.find((delivery) => delivery.target === target && satisfies(delivery))
}, { what: `the log telling of ${target}` })
