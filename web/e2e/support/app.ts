import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../../..')

/**
 * Starts the app on an empty data folder, as a person does, and stops it at the end. What the journeys need goes to
 * the environment: DAM_LINK (the printed sign-in link) and DAM_DROP (the drop folder). With DAM_LINK set nothing is started.
 */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env['DAM_LINK']) return () => Promise.resolve()
  const data = await mkdtemp(join(tmpdir(), 'dam-e2e-'))
  const dam = (command: string, ...options: readonly string[]) =>
    // Into files rather than pipes: the app outlives the command and would keep a pipe open.
    run('bash', ['-c', `"$0" "$@" >"${data}.log" 2>&1 </dev/null; code=$?; cat "${data}.log"; exit $code`, join(root, 'dam'), command, '--data', data, ...options], {
      // The journeys begin in an empty library, and none is about what models see: without them sixty photos are stored sooner.
      env: { ...process.env, Sample__Enabled: 'false', Media__ModelsFolder: join(data, 'no-models') },
    })
  const built = process.env['DAM_NO_BUILD'] ? ['--no-build'] : []
  const { stdout } = await dam('up', '--detach', '--port', String(await freePort()), ...built)
  process.env['DAM_LINK'] = found(stdout, /(http:\S+#token=\S+)/)
  process.env['DAM_DROP'] = found(stdout, /Drop folder\s+(\S+)/)
  return async () => {
    await dam('down')
    await rm(data, { recursive: true, force: true })
    await rm(`${data}.log`, { force: true })
  }
}

function found(text: string, pattern: RegExp): string {
  const match = pattern.exec(text)?.[1]
  if (match === undefined) throw new Error(`./dam up did not print ${String(pattern)}:\n${text}`)
  return match
}

/** A port with a free one behind it, for HTTPS; below those that the system gives to connections, so that they stay free. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 11_000 + Math.floor(Math.random() * 20_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false)).listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
