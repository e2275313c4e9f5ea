import Uppy, { type UppyFile } from '@uppy/core'
import type { SourceFile } from '../source/sourceFile'
import type { UploadItem, UploadItemState } from '../uploadItem'
import { ChunkedUploader, type UploadBody, type UploadMeta } from './ChunkedUploader'

/** The uploads of this page: Uppy with our uploader, seen as items. Loaded when the first file is chosen. */
export class UploadEngine {
  private readonly uppy = new Uppy<UploadMeta, UploadBody>({ autoProceed: true }).use(ChunkedUploader)
  private items: readonly UploadItem[] = []
  private readonly known = new WeakMap<UppyFile<UploadMeta, UploadBody>, UploadItem>()

  constructor(onChange: (items: readonly UploadItem[]) => void) {
    this.uppy.on('state-update', (before, after) => {
      if (before.files === after.files) return
      this.items = Object.values(after.files).map((file) => this.itemOf(file))
      onChange(this.items)
    })
  }

  add(sources: readonly SourceFile[]): void {
    const again = new Map(this.items.map((item) => [`${item.folder}/${item.name}`, item]))
    for (const { file, folder } of sources) {
      // A file that is chosen again after it came or failed is a new upload.
      const before = again.get(`${folder}/${file.name}`)
      if (before?.state === 'done' || before?.state === 'failed') this.uppy.removeFile(before.id)
    }
    this.uppy.addFiles(
      sources.map(({ file, folder }) => ({
        name: file.name,
        type: file.type,
        data: file,
        // relativePath makes equal names in different folders different files to Uppy.
        meta: { name: file.name, relativePath: `${folder}/${file.name}`, folder },
      })),
    )
  }

  pause(id: string): void {
    if (!this.uppy.getFile(id).isPaused) this.uppy.pauseResume(id)
  }

  resume(id: string): void {
    if (this.uppy.getFile(id).isPaused) this.uppy.pauseResume(id)
  }

  retry(id: string): void {
    void this.uppy.retryUpload(id)
  }

  /** Stops an upload, or takes one that is over out of the tray. */
  remove(ids: readonly string[]): void {
    this.uppy.removeFiles([...ids])
  }

  /** Stops everything. The server keeps what has arrived: the same person can go on with it. */
  destroy(): void {
    this.uppy.getPlugin<ChunkedUploader>('ChunkedUploader')?.abandon()
    this.uppy.destroy()
  }

  private itemOf(file: UppyFile<UploadMeta, UploadBody>): UploadItem {
    // Uppy replaces a file's object when something about it changes.
    let item = this.known.get(file)
    if (!item) {
      item = { id: file.id, name: file.name, folder: file.meta.folder, size: file.size ?? 0, ...stateOf(file) }
      this.known.set(file, item)
    }
    return item
  }
}

function stateOf(file: UppyFile<UploadMeta, UploadBody>): UploadItemState {
  const sentBytes = file.progress.bytesUploaded || 0
  const asset = file.response?.body?.asset
  if (file.error) return { state: 'failed', reason: file.error }
  if (file.progress.uploadComplete && asset) return { state: 'done', assetId: asset.assetId }
  if (file.isPaused) return { state: 'paused', sentBytes }
  if (sentBytes > 0 && sentBytes === file.size) return { state: 'processing' }
  return sentBytes > 0 ? { state: 'sending', sentBytes } : { state: 'waiting' }
}
