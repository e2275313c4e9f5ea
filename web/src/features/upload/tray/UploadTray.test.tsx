import { screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { expectAccessible, show } from '@/testing/show'
import { noteBegun } from '../engine/unfinished'
import { useUploads } from '../UploadContext'
import type { UploadItem } from '../uploadItem'
import { UploadTray } from './UploadTray'

vi.mock('../UploadContext')

// jsdom lays nothing out, so that nothing would count as visible: here everything does.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count, getItemKey }: { count: number; getItemKey: (index: number) => string }) => ({
    getTotalSize: () => 0,
    getVirtualItems: () => Array.from({ length: count }, (_, index) => ({ index, start: 0, key: getItemKey(index) })),
  }),
}))

const base = { id: '1', name: 'a.jpg', folder: 'holiday', size: 2000 }

function tray(items: readonly UploadItem[]) {
  const act = { add: vi.fn(), pause: vi.fn(), resume: vi.fn(), retry: vi.fn(), remove: vi.fn() }
  vi.mocked(useUploads).mockReturnValue({ items, ...act })
  return { act, ...show(<UploadTray />) }
}

describe('UploadTray', () => {
  beforeEach(() => {
    localStorage.clear()
    // jsdom lays nothing out; the virtual list asks for the height of its window.
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(400)
    vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(400)
  })

  it('is not there without uploads', () => {
    tray([])
    expect(screen.queryByRole('region', { name: 'Uploads' })).toBeNull()
  })

  it('shows how far everything is, and each file', async () => {
    const { container } = tray([
      { ...base, state: 'sending', sentBytes: 1000 },
      { ...base, id: '2', name: 'b.jpg', state: 'done', assetId: 'x' },
    ])
    expect(screen.getByRole('heading')).toHaveTextContent('Uploading 2 of 2')
    expect(screen.getByRole('progressbar', { name: 'All uploads' })).toHaveAttribute('aria-valuenow', '75')
    expect(await screen.findByRole('progressbar', { name: 'Upload of a.jpg' })).toHaveAttribute('aria-valuenow', '50')
    await expectAccessible(container)
  })

  it('pauses, resumes and cancels a file', async () => {
    const { act, person } = tray([
      { ...base, state: 'sending', sentBytes: 1000 },
      { ...base, id: '2', name: 'b.jpg', state: 'paused', sentBytes: 10 },
    ])
    await person.click(await screen.findByRole('button', { name: 'Pause a.jpg' }))
    await person.click(screen.getByRole('button', { name: 'Resume b.jpg' }))
    await person.click(screen.getByRole('button', { name: 'Cancel a.jpg' }))
    expect([act.pause.mock.lastCall, act.resume.mock.lastCall, act.remove.mock.lastCall]).toEqual([[['1']], [['2']], [['1']]])
  })

  it('puts what failed first, with its reason and a way to try again', async () => {
    const { act, person } = tray([
      { ...base, state: 'done', assetId: 'x' },
      { ...base, id: '2', name: 'b.txt', state: 'failed', reason: 'Folder names may not contain ?' },
    ])
    const [first] = await screen.findAllByRole('listitem')
    if (!first) throw new Error('The tray is empty.')
    expect(first).toHaveTextContent('Folder names may not contain ?')
    await person.click(within(first).getByRole('button', { name: 'Retry b.txt' }))
    expect(act.retry).toHaveBeenCalledWith(['2'])
  })

  it('tells screen readers the outcome', () => {
    tray([{ ...base, state: 'done', assetId: 'x' }])
    expect(screen.getByRole('status')).toHaveTextContent('1 file uploaded')
  })

  it('remembers after a reload what was interrupted', async () => {
    noteBegun('print', 'u1', { name: 'film.mov', size: 100_000_000 } as File, Date.now())
    const { person } = tray([])
    expect(await screen.findByRole('region', { name: 'Interrupted uploads' })).toHaveTextContent('film.mov')
    await person.click(screen.getByRole('button', { name: 'Forget' }))
    expect(screen.queryByRole('region', { name: 'Interrupted uploads' })).toBeNull()
  })
})
