// A loopback port that is ours by agreement: another program may hold it for a moment.
import { setTimeout as pause } from 'node:timers/promises'

const tries = 100

export async function listen(server, port) {
  for (let left = tries; ; left--) {
    try {
      return await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => {
        server.off('error', reject)
        resolve()
      }))
    } catch (error) {
      if (error.code !== 'EADDRINUSE' || left === 0) throw error
      await pause(100)
    }
  }
}
