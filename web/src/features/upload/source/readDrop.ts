import { fromPicker, isSystemFile, type SourceFile } from './sourceFile'

export interface DroppedFiles {
  readonly files: readonly SourceFile[]
  /** Paths that the browser could not read. */
  readonly unreadable: readonly string[]
}

/**
 * The files of a drop, folders walked to their ends. Empty folders leave nothing. Call it in the drop event itself:
 * a browser forgets the entries when the event is over.
 */
export async function readDrop(transfer: DataTransfer): Promise<DroppedFiles> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry())
  if (entries.length === 0 || entries.includes(null)) return { files: fromPicker(transfer.files), unreadable: [] }

  const files: SourceFile[] = []
  const unreadable: string[] = []
  const walk = async (entry: FileSystemEntry, folder: string): Promise<void> => {
    try {
      if (isFile(entry)) {
        if (!isSystemFile(entry.name)) files.push({ file: await fileOf(entry), folder })
      } else if (isDirectory(entry)) {
        const inside = folder === '' ? entry.name : `${folder}/${entry.name}`
        for (const child of await childrenOf(entry)) await walk(child, inside)
      }
    } catch {
      unreadable.push(entry.fullPath)
    }
  }
  for (const entry of entries) if (entry) await walk(entry, '')
  return { files, unreadable }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject))

/** Browsers hand out a hundred entries at a time, then none. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader()
  const children: FileSystemEntry[] = []
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return children
    children.push(...batch)
  }
}
