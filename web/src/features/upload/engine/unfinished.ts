import { chunkBytes } from './sendFile'

/** An upload that was begun on this device and not ended. */
export interface Unfinished {
  readonly uploadId: string
  readonly name: string
  /** Unix time in milliseconds. */
  readonly begun: number
}

const key = 'dam.unfinished-uploads'
/** As long as the server keeps the chunks. */
const keptMs = 24 * 60 * 60 * 1000

type Records = Record<string, Unfinished>

/** The same file at the same place: what a person drops again after a reload. */
export const fingerprint = (file: File, folder: string): string => `${folder}/${file.name}|${file.size}|${file.lastModified}`

export function unfinishedUploads(now: number): Records {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}') as Records
    return Object.fromEntries(Object.entries(stored).filter(([, { begun }]) => now - begun < keptMs))
  } catch {
    return {}
  }
}

/** Notes an upload that is worth resuming: one of more than a chunk. */
export function noteBegun(print: string, uploadId: string, file: File, now: number): void {
  if (file.size > chunkBytes) write({ ...unfinishedUploads(now), [print]: { uploadId, name: file.name, begun: now } })
}

export function noteEnded(print: string, now: number): void {
  const { [print]: ended, ...rest } = unfinishedUploads(now)
  if (ended) write(rest)
}

export function forgetUnfinished(forgotten: readonly Unfinished[], now: number): void {
  const ids = new Set(forgotten.map(({ uploadId }) => uploadId))
  write(Object.fromEntries(Object.entries(unfinishedUploads(now)).filter(([, { uploadId }]) => !ids.has(uploadId))))
}

const write = (records: Records): void => localStorage.setItem(key, JSON.stringify(records))
