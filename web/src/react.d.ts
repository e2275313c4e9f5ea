import 'react'

declare module 'react' {
  // The name of the parameter must be that of React's own declaration.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface InputHTMLAttributes<T> {
    /** Lets people pick a folder; every browser has it, no standard does. */
    webkitdirectory?: '' | undefined
  }

  interface CSSProperties {
    /** Custom properties that components hand to their styles. */
    [name: `--${string}`]: string | number | undefined
  }
}
