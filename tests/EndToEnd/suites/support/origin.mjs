// A web server for the app to fetch from, on the one loopback port it was allowed.
import { createServer } from 'node:http'
import { listen } from './listening.mjs'

/** Serves `routes` (path → handler(request, response)) until closed; the paths asked for are in `seen`. */
export async function serve(port, routes) {
  const seen = []
  const server = createServer((request, response) => {
    const path = request.url.split('?')[0]
    seen.push(path)
    const handler = routes[path]
    if (handler) handler(request, response)
    else response.writeHead(404).end()
  })
  await listen(server, port)
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    seen,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve) }),
  }
}

export const bytes = (content, type) => (_, response) => response.writeHead(200, { 'content-type': type }).end(content)

export const redirect = (location) => (_, response) => response.writeHead(302, { location }).end()
