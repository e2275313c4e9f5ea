import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { Label } from 'react-aria-components/Label'
import type { AssetCard } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { TextField } from '@/ui/TextField'
import facts from './Facts.module.css'
import styles from './TagEditor.module.css'
import { useChangeTags } from './useChangeTags'

/** The tags, saved as they change. Several can be added at once, separated by commas. */
export function TagEditor({ asset }: { readonly asset: AssetCard }) {
  const [text, setText] = useState('')
  const { change, shown } = useChangeTags(asset)
  const added = text.split(',').map((tag) => tag.trim()).filter(Boolean)

  return (
    <section className={facts['section']}>
      <TagGroup selectionMode="none" onRemove={(keys) => change.mutate({ add: [], remove: [...keys].map(String) })} className={styles['group'] ?? ''}>
        <Label className={styles['label'] ?? ''}>Tags</Label>
        <TagList items={shown.map((name) => ({ name }))} className={styles['tags'] ?? ''} renderEmptyState={() => <span className={facts['muted']}>No tags yet.</span>}>
          {({ name }) => (
            <Tag id={name} textValue={name} className={styles['tag'] ?? ''}>
              {name}
              <AriaButton slot="remove" className={styles['remove'] ?? ''}>
                <X aria-hidden />
              </AriaButton>
            </Tag>
          )}
        </TagList>
      </TagGroup>
      <Form
        className={styles['form'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault()
          if (added.length > 0) change.mutate({ add: added, remove: [] }, { onSuccess: () => setText('') })
        }}
      >
        <TextField
          label="Add tags"
          placeholder="summer, product"
          value={text}
          onChange={setText}
          error={change.isError ? errorText(change.error) : undefined}
        />
        <Button type="submit" isDisabled={added.length === 0} isPending={change.isPending}>
          <Plus aria-hidden />
          Add
        </Button>
      </Form>
    </section>
  )
}
