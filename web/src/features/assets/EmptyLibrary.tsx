import { CloudUpload } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import type { Session } from '@/api/types'
import { CopyButton } from '@/ui/CopyButton'
import styles from './EmptyLibrary.module.css'

export interface EmptyLibraryProps {
  readonly session: Session
  readonly uploadButton: ReactNode
}

/** Nothing here yet: the three ways in. */
export function EmptyLibrary({ session, uploadButton }: EmptyLibraryProps) {
  const sdkLine = `await cloudinary.uploader.upload('photo.jpg')`
  return (
    <div className={styles['empty']}>
      <div className={styles['drop']}>
        <CloudUpload aria-hidden />
        <h2>Drop files or folders here</h2>
        <p>Pictures, videos, documents: whatever you have. Folders keep their structure.</p>
        {uploadButton}
      </div>
      <div className={styles['ways']}>
        <Way title="From your code" text="Any Cloudinary SDK works; ./dam env prints its settings.">
          {sdkLine}
        </Way>
        {session.dropFolder !== null && (
          <Way title="From your disk" text="What is put into this folder appears here by itself.">
            {session.dropFolder}
          </Way>
        )}
      </div>
    </div>
  )
}

/** May go on in the next line before each part of a path or of a call. */
const breakable = (code: string): ReactNode =>
  code.split(/(?=[./]\w)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))

function Way({ title, text, children }: { readonly title: string; readonly text: string; readonly children: string }) {
  return (
    <section className={styles['way']}>
      <h3>{title}</h3>
      <p>{text}</p>
      <div className={styles['code']}>
        <code>{breakable(children)}</code>
        <CopyButton text={children} label={`Copy: ${title.toLowerCase()}`} />
      </div>
    </section>
  )
}
