import { useEffect, useEffectEvent, useState } from 'react'

/** The value once it has been still for so long; tells when that happens. */
export function useDebounced<T>(value: T, ms: number, onSettle?: (value: T) => void): T {
  const [settled, setSettled] = useState(value)
  const settle = useEffectEvent(() => {
    if (settled === value) return
    setSettled(value)
    onSettle?.(value)
  })
  useEffect(() => {
    const timer = setTimeout(settle, ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
