import { useEffect } from 'react'
import type { AssetList } from './AssetList'

const pollMs = 1500

/** Asks for what is new while the tab is visible, one question at a time. */
export function usePolling(list: AssetList): void {
  useEffect(() => {
    const stopped = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let asking = false

    const ask = async (): Promise<void> => {
      clearTimeout(timer)
      if (asking || document.hidden) return
      asking = true
      await list.poll(stopped.signal)
      asking = false
      if (!stopped.signal.aborted) timer = setTimeout(() => void ask(), pollMs)
    }
    const onVisible = (): void => void ask()
    document.addEventListener('visibilitychange', onVisible, { signal: stopped.signal })
    void ask()
    return () => {
      clearTimeout(timer)
      stopped.abort()
    }
  }, [list])
}
