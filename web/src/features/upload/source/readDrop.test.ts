import { describe, expect, it } from 'vitest'
import { readDrop } from './readDrop'

const file = (name: string): Partial<FileSystemFileEntry> => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (give) => give(new File(['x'], name)),
})

const unreadable = (name: string): Partial<FileSystemFileEntry> => ({
  name,
  fullPath: `/${name}`,
  isFile: true,
  isDirectory: false,
  file: (_, fail) => fail?.(new DOMException('gone')),
})

const folder = (name: string, children: readonly object[], batch = 100) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    const rest = [...children]
    return { readEntries: (give: (entries: object[]) => void) => give(rest.splice(0, batch)) }
  },
})

const drop = (...entries: readonly object[]) =>
  // Only what readDrop looks at.
  ({ items: entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry })), files: [] }) as unknown as DataTransfer

const paths = async (transfer: DataTransfer) => (await readDrop(transfer)).files.map(({ folder: at, file: { name } }) => `${at}/${name}`)

describe('readDrop', () => {
  it('keeps the hierarchy of folders', async () => {
    const tree = folder('holiday', [file('a.jpg'), folder('2024', [folder('beach', [file('b.jpg')])])])
    expect(await paths(drop(tree, file('alone.jpg')))).toEqual(['holiday/a.jpg', 'holiday/2024/beach/b.jpg', '/alone.jpg'])
  })

  it('reads folders that come in several batches', async () => {
    const children = Array.from({ length: 250 }, (_, i) => file(`${i}.jpg`))
    expect(await paths(drop(folder('many', children)))).toHaveLength(250)
  })

  it('ignores empty folders and what systems leave behind', async () => {
    expect(await paths(drop(folder('empty', []), folder('photos', [file('.DS_Store'), file('Thumbs.db'), file('a.jpg')])))).toEqual(['photos/a.jpg'])
  })

  it('names what it could not read and goes on', async () => {
    const dropped = await readDrop(drop(unreadable('locked.jpg'), file('a.jpg')))
    expect(dropped.unreadable).toEqual(['/locked.jpg'])
    expect(dropped.files).toHaveLength(1)
  })
})
