// An instance of the real app on a data folder of its own, driven by ./dam as a person would.
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const app = join(root, 'functions/bin/Release/publish/ServerlessDam.Functions.dll')

export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => resolve(server))
  })))
  const ports = servers.map((server) => server.address().port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

export class Instance {
  static async create() {
    const [port, httpsPort] = await freePorts(2)
    return new Instance(mkdtempSync(join(tmpdir(), 'dam-bench-')), port, httpsPort)
  }

  constructor(data, port, httpsPort) {
    Object.assign(this, { data, port, httpsPort, http: `http://127.0.0.1:${port}` })
  }

  #dam(command, ...options) {
    // Libraries of known contents: without the picture that one begins with.
    const env = { ...process.env, Sample__Enabled: 'false' }
    return run(join(root, 'dam'), [command, ...options, '--data', this.data, '--port', `${this.port}`, '--https-port', `${this.httpsPort}`], { env })
  }

  up() { return this.#dam('up', '--detach', '--no-build') }

  down() { return this.#dam('down') }

  /** Points the SDK, which reads it when first imported, at this instance. */
  async useSdk() {
    const { stdout } = await this.#dam('env')
    process.env.CLOUDINARY_URL = stdout.match(/^CLOUDINARY_URL=(.*)$/m)[1]
    process.env.DAM_HTTP = this.http
    return import('../../tests/EndToEnd/suites/support/app.mjs')
  }

  get pid() { return Number(readFileSync(join(this.data, 'instance'), 'utf8').match(/^pid=(\d+)$/m)[1]) }

  get dropFolder() { return join(this.data, 'drop', 'demo', 'default') }

  kill() { process.kill(this.pid, 'SIGKILL') }

  /** Runs a command of the app itself on this instance's data, while it is down; its output as JSON. */
  async command(...words) {
    const ended = await run('dotnet', [app, ...words], { maxBuffer: 1 << 26, env: this.#settings }).catch((error) => error)
    // A check that finds something ends with 1 and prints what it found.
    const start = ended.stdout?.search(/^[{[]/m) ?? -1
    if (start < 0) throw new Error(`${words.join(' ')}: ${ended.stderr || ended.message}`)
    return JSON.parse(ended.stdout.slice(start))
  }

  /** Starts one whose output is long. */
  start(...words) { return spawn('dotnet', [app, ...words], { env: this.#settings, stdio: ['ignore', 'pipe', 'inherit'] }) }

  get #settings() {
    const credentials = Object.fromEntries(readFileSync(join(this.data, 'credentials'), 'utf8').trim().split('\n').map((line) => line.split('=')))
    return {
      ...process.env,
      Embedded__DataPath: this.data,
      ProductEnvironment__CloudName: credentials.cloud_name,
      ProductEnvironment__ApiKey: credentials.api_key,
      ProductEnvironment__ApiSecret: credentials.api_secret,
      Logging__LogLevel__Default: 'None',
    }
  }

  remove() { rmSync(this.data, { recursive: true, force: true }) }
}
