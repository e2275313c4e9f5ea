import 'react'

declare module 'react' {
  interface InputHTMLAttributes<T> {
    /** Lets people pick a folder; every browser has it, no standard does. */
    webkitdirectory?: '' | undefined
  }

  interface CSSProperties {
    /** Custom properties that components hand to their styles. */
    [name: `--${string}`]: string | number | undefined
  }
}
