import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { formatCount } from '@/lib/format'
import { toast } from '@/ui/toasts'
import type { UploadEngine } from './engine/uploadEngine'
import type { SourceFile } from './source/sourceFile'
import { isBusy, type UploadItem } from './uploadItem'

interface Uploads {
  readonly items: readonly UploadItem[]
  readonly add: (files: readonly SourceFile[]) => void
  readonly pause: (ids: readonly string[]) => void
  readonly resume: (ids: readonly string[]) => void
  readonly retry: (ids: readonly string[]) => void
  readonly remove: (ids: readonly string[]) => void
}

const Context = createContext<Uploads | null>(null)

/** Keeps uploads going while people go from page to page, and no longer than they are signed in. */
export function UploadProvider({ children }: { readonly children: ReactNode }) {
  const [items, setItems] = useState<readonly UploadItem[]>([])
  const [loading] = useState<{ engine?: Promise<UploadEngine> }>({})
  useWarningBeforeLeaving(items)
  useEffect(
    () => () => {
      loading.engine?.then((engine) => engine.destroy()).catch(() => undefined)
      delete loading.engine
    },
    [loading],
  )

  const withEngine = (use: (engine: UploadEngine) => void): void => {
    loading.engine ??= import('./engine/uploadEngine').then(({ UploadEngine: Engine }) => new Engine(setItems))
    loading.engine.then(use).catch(() => {
      delete loading.engine
      toast({ tone: 'error', text: 'The upload could not be started: a part of this page did not load. Reload it, then try again.' })
    })
  }
  const each = (ids: readonly string[], act: (engine: UploadEngine, id: string) => void): void =>
    withEngine((engine) => {
      for (const id of ids) act(engine, id)
    })

  const uploads: Uploads = {
    items,
    add: (files) => {
      const empty = files.filter(({ file }) => file.size === 0)
      if (empty.length > 0) toast({ tone: 'error', text: `${formatCount(empty.length, 'file')} skipped: nothing in it (${empty[0]?.file.name ?? ''})` })
      const full = files.filter(({ file }) => file.size > 0)
      if (full.length > 0) withEngine((engine) => engine.add(full))
    },
    pause: (ids) => each(ids, (engine, id) => engine.pause(id)),
    resume: (ids) => each(ids, (engine, id) => engine.resume(id)),
    retry: (ids) => each(ids, (engine, id) => engine.retry(id)),
    remove: (ids) => withEngine((engine) => engine.remove(ids)),
  }
  return <Context value={uploads}>{children}</Context>
}

export function useUploads(): Uploads {
  const uploads = useContext(Context)
  if (uploads === null) throw new Error('UploadProvider is missing.')
  return uploads
}

function useWarningBeforeLeaving(items: readonly UploadItem[]): void {
  const busy = isBusy(items)
  useEffect(() => {
    if (!busy) return undefined
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [busy])
}
