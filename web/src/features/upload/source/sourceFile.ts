/** A file that a person chose, and the folder it lay in: "holiday/2024", empty when it was chosen alone. */
export interface SourceFile {
  readonly file: File
  readonly folder: string
}

const systemFile = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i

/** What operating systems leave in folders, and nobody means to upload. */
export const isSystemFile = (name: string): boolean => systemFile.test(name)

/** The files of a picker; those of a picked folder know their path in it. */
export function fromPicker(files: Iterable<File>): SourceFile[] {
  return [...files]
    .filter((file) => !isSystemFile(file.name))
    .map((file) => ({ file, folder: file.webkitRelativePath.split('/').slice(0, -1).join('/') }))
}
