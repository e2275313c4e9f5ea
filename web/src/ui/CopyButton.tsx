import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './Button'
import { IconButton } from './IconButton'
import { toast } from './toasts'

export interface CopyButtonProps {
  /** What goes to the clipboard. */
  readonly text: string
  /** What it does: "Copy URL". */
  readonly label: string
  readonly variant?: 'icon' | 'text'
  readonly kind?: 'primary' | 'secondary' | 'quiet'
}

const confirmationMs = 1600

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label, variant = 'icon', kind = 'secondary' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), confirmationMs)
    return () => clearTimeout(timer)
  }, [copied])

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      toast({ tone: 'error', text: 'The browser did not allow copying. Select the text and copy it by hand.' })
    }
  }
  const icon = copied ? <Check aria-hidden /> : <Copy aria-hidden />
  const announcement = (
    <span role="status" className="visually-hidden">
      {copied ? 'Copied' : ''}
    </span>
  )
  return (
    <>
      {variant === 'icon' ? (
        <IconButton label={label} size="sm" onPress={() => void copy()}>
          {icon}
        </IconButton>
      ) : (
        <Button kind={kind} onPress={() => void copy()}>
          {icon}
          {label}
        </Button>
      )}
      {announcement}
    </>
  )
}
