import { BasePlugin, type Uppy, type UppyFile } from '@uppy/core'
import type { AssetCard } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { cancelUpload, sendFile } from './sendFile'
import { Slots } from './Slots'
import { fingerprint, noteBegun, noteEnded, unfinishedUploads } from './unfinished'
import { alone } from './uploadLock'

export interface UploadMeta extends Record<string, unknown> {
  readonly folder: string
}

export interface UploadBody extends Record<string, unknown> {
  readonly asset: AssetCard
}

type DamFile = UppyFile<UploadMeta, UploadBody>

const atOnce = 6
/** Progress is shown, not measured: more often would only cost. */
const progressEveryMs = 120

/** Uppy's uploader for our API: chunks that resume, six files at once. A paused file leaves its place to the next. */
export class ChunkedUploader extends BasePlugin<object, UploadMeta, UploadBody> {
  private readonly slots = new Slots(atOnce)
  /** Uploads that were begun since the page was loaded, by Uppy's file id. */
  private readonly begun = new Map<string, string>()

  constructor(uppy: Uppy<UploadMeta, UploadBody>) {
    super(uppy)
    this.id = 'ChunkedUploader'
    this.type = 'uploader'
  }

  override install(): void {
    this.uppy.setState({ capabilities: { ...this.uppy.getState().capabilities, individualCancellation: true, resumableUploads: true } })
    this.uppy.addUploader((ids) => this.upload(ids))
    this.uppy.on('file-removed', (file) => this.forget(file))
  }

  /** From here on, files that are taken away stay at the server, to be resumed. */
  abandon(): void {
    this.begun.clear()
  }

  private async upload(ids: readonly string[]): Promise<void> {
    const files = ids.map((id) => this.find(id)).filter((file) => file !== undefined)
    this.uppy.emit('upload-start', files)
    await Promise.all(ids.map((id) => this.run(id)))
  }

  /** Until the file has come, failed or gone: waits while it is paused, works while it is not. */
  private async run(id: string): Promise<void> {
    for (let over = false; !over; ) {
      await this.whilePaused(id)
      over = await this.slots.use(() => this.attempt(id))
    }
  }

  /** True when there is nothing more to do for the file. */
  private async attempt(id: string): Promise<boolean> {
    const file = this.find(id)
    if (!file || !(file.data instanceof File)) return true
    if (file.isPaused) return false

    const stop = new AbortController()
    const unwatch = this.watch(id, () => stop.abort())
    try {
      const asset = await this.send(file, file.data, stop.signal)
      this.uppy.emit('upload-success', this.find(id), { status: 200, body: { asset } })
      return true
    } catch (error) {
      const now = this.find(id)
      if (stop.signal.aborted) return now === undefined
      if (now) this.uppy.emit('upload-error', now, { name: 'UploadError', message: errorText(error) })
      return true
    } finally {
      unwatch()
    }
  }

  private async send(file: DamFile, data: File, signal: AbortSignal): Promise<AssetCard> {
    const print = fingerprint(data, file.meta.folder)
    const known = this.begun.get(file.id) ?? unfinishedUploads(Date.now())[print]?.uploadId
    const uploadId = known ?? newUploadId()
    let shown = 0
    const onProgress = (sentBytes: number): void => {
      if (Date.now() - shown < progressEveryMs && sentBytes < data.size) return
      shown = Date.now()
      const current = this.find(file.id)
      if (current) this.uppy.emit('upload-progress', current, { uploadStarted: current.progress.uploadStarted ?? shown, bytesUploaded: sentBytes, bytesTotal: data.size })
    }
    const asset = await alone(uploadId, () => {
      this.begun.set(file.id, uploadId)
      noteBegun(print, uploadId, data, Date.now())
      return sendFile({ uploadId, file: data, fileName: data.name, folder: file.meta.folder, isResumed: known !== undefined }, signal, onProgress)
    })
    noteEnded(print, Date.now())
    this.begun.delete(file.id)
    return asset
  }

  /** The server need not keep chunks that nobody will complete. */
  private forget(file: DamFile): void {
    const uploadId = this.begun.get(file.id)
    if (uploadId === undefined) return
    this.begun.delete(file.id)
    if (file.data instanceof File) noteEnded(fingerprint(file.data, file.meta.folder), Date.now())
    // It forgets them by itself too, only later.
    cancelUpload(uploadId).catch(() => undefined)
  }

  private whilePaused(id: string): Promise<void> {
    if (!this.find(id)?.isPaused) return Promise.resolve()
    return new Promise((resolve) => {
      const unwatch = this.watch(id, () => {
        if (this.find(id)?.isPaused) return
        unwatch()
        resolve()
      })
    })
  }

  /** Calls back when the file was paused, resumed or removed. */
  private watch(id: string, changed: () => void): () => void {
    const before = this.find(id)?.isPaused ?? false
    const onState = (): void => {
      const now = this.find(id)
      if (!now || (now.isPaused ?? false) !== before) changed()
    }
    this.uppy.on('state-update', onState)
    return () => {
      this.uppy.off('state-update', onState)
    }
  }

  /** Undefined when it was removed; Uppy's own type does not know that. */
  private find(id: string): DamFile | undefined {
    return this.uppy.getState().files[id]
  }
}

/** 128 random bits in hex; `crypto.randomUUID` is missing where the page came over plain HTTP. */
const newUploadId = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
