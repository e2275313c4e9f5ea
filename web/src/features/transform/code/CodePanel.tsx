import { useState } from 'react'
import { CopyButton } from '@/ui/CopyButton'
import { LinkButton } from '@/ui/LinkButton'
import { Select } from '@/ui/Select'
import styles from './CodePanel.module.css'
import { type SnippetInput, type SnippetName, snippets } from './snippets'

export interface CodePanelProps {
  readonly url: string
  readonly input: SnippetInput
}

// The names are the keys of the object.
const languages = (Object.keys(snippets) as SnippetName[]).map((id) => ({ id, label: snippets[id].label }))

/** The URL of what is shown, and the code that asks for it. */
export function CodePanel({ url, input }: CodePanelProps) {
  const [language, setLanguage] = useState<SnippetName>('node')
  const code = snippets[language].of(input)
  return (
    <section className={styles['panel']} aria-label="URL and code">
      <div className={styles['url']}>
        <input readOnly aria-label="URL" value={url} onFocus={({ target }) => target.select()} />
        <CopyButton variant="text" kind="primary" label="Copy URL" text={url} />
        <LinkButton href={url} target="_blank" rel="noreferrer">
          Open
        </LinkButton>
      </div>
      <div className={styles['code']}>
        <div className={styles['bar']}>
          <Select label="Code for" choices={languages} value={language} onChange={setLanguage} />
          <CopyButton variant="text" label="Copy code" text={code} />
        </div>
        {/* It scrolls, so the keyboard must reach it. */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} role="region" aria-label={`Code for ${snippets[language].label}`}>
          <code>{code}</code>
        </pre>
      </div>
    </section>
  )
}
