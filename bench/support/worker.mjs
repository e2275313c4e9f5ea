// A media worker driven as the app drives it: frames of JSON on its pipes (src/Media/Workers/Frames.cs).
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// As src/Media/Workers/WorkerCommand.cs sets them.
const settings = {
  VIPS_CONCURRENCY: '1', MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '1048576', GLIBC_TUNABLES: 'glibc.malloc.mxfast=0', VIPS_WARNING: '0',
  DOTNET_EnableDiagnostics: '0', DOTNET_TieredPGO: '0',
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export class MediaWorker {
  #process
  #read = Buffer.alloc(0)
  #waiting

  static async start() {
    const worker = new MediaWorker()
    await worker.#reply()
    return worker
  }

  constructor() {
    const program = process.env.DAM_MEDIA ?? join(root, 'functions/bin/Release/publish/ServerlessDam.Media.dll')
    this.#process = spawn('dotnet', [program, 'worker'], { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...settings } })
    this.#process.stdout.on('data', (data) => {
      this.#read = Buffer.concat([this.#read, data])
      this.#waiting?.()
    })
    this.#process.on('exit', (code) => code && this.#waiting?.(new Error(`the worker ended with ${code}`)))
  }

  /**
   * With `mostBytes` a smaller result comes as `Bytes`, and there is no file. `size` of the source, as the catalog knows it; `content` names
   * its bytes, for a worker that decoded them a moment ago.
   */
  async derive(source, sourceFormat, transformation, format, output, { mostBytes = 0, size: [StoredWidth, StoredHeight] = [], content } = {}) {
    const { File: file, Error: error } = await this.#ask({
      Derive: {
        SourcePath: source, SourceFormat: sourceFormat, Transformation: transformation, Format: format, OutputPath: output, MostBytesInReply: mostBytes, StoredWidth, StoredHeight, SourceContent: content, DprHint: 1,
        Faces: [], Regions: [], Seen: [], Layers: {}, Facts: { Tags: [], Context: {}, Metadata: {}, PageCount: 1, CurrentPage: 1 },
      },
    })
    if (error) throw new Error(`${source} ${transformation}: ${error.Message}`)
    return file
  }

  /** What is in a file; parts as src/Assets/Processing/IMediaProcessor.cs numbers them, languages as there ('fr,en'). */
  async probe(source, parts, languages, isDocument = false) {
    const { Facts: facts, Error: error } = await this.#ask({ Probe: { Path: source, FileName: null, Parts: parts, IsPatient: false, Reading: languages ? { Languages: languages, IsDocument: isDocument } : null } })
    if (error) throw new Error(`${source}: ${error.Message}`)
    return facts
  }

  #ask(request) {
    const json = Buffer.from(JSON.stringify(request))
    const head = Buffer.alloc(4)
    head.writeInt32LE(json.length)
    this.#process.stdin.write(Buffer.concat([head, json]))
    return this.#reply()
  }

  end() { this.#process.stdin.end() }

  #reply() {
    return new Promise((resolve, reject) => {
      this.#waiting = (error) => {
        if (error) return reject(error)
        if (this.#read.length < 4 || this.#read.length < 4 + this.#read.readInt32LE(0)) return
        const end = 4 + this.#read.readInt32LE(0)
        const reply = JSON.parse(this.#read.subarray(4, end))
        const last = end + (reply.Attached ?? 0)
        if (this.#read.length < last) return
        if (last > end) reply.File.Bytes = this.#read.subarray(end, last)
        this.#read = this.#read.subarray(last)
        this.#waiting = undefined
        resolve(reply)
      }
      this.#waiting()
    })
  }
}
