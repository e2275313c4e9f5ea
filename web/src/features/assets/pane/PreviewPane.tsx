import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { ApiError } from '@/api/errors'
import type { Session } from '@/api/types'
import { nameOf, summaryOf } from '@/lib/describe'
import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { IconButton } from '@/ui/IconButton'
import { Notice } from '@/ui/Notice'
import { assetQueries } from '../assetQueries'
import { useAssetList, useAssetListView } from '../list/AssetListContext'
import { MetadataTab } from './MetadataTab'
import { ModerationNotice } from './ModerationNotice'
import { PaneActions } from './PaneActions'
import styles from './PreviewPane.module.css'
import { PreviewPicture } from './PreviewPicture'
import { SummaryTab } from './SummaryTab'

export interface PreviewPaneProps {
  readonly assetId: string
  readonly session: Session
  readonly tab: 'summary' | 'metadata'
  readonly onTab: (tab: string) => void
  readonly onClose: () => void
  readonly onDelete: (assetId: string) => void
  /** It covers the page, so that the focus must come along. */
  readonly covers: boolean
}

/** What is known about one asset, and what can be done with it. The list's card stands in until the details have come. */
export function PreviewPane({ assetId, session, tab, onTab, onClose, onDelete, covers }: PreviewPaneProps) {
  const list = useAssetList()
  useAssetListView()
  const card = list.at(list.indexOf(assetId))
  const details = useQuery({ ...assetQueries.details(assetId), refetchInterval: ({ state }) => (state.data?.state === 'processing' ? 1500 : false) })
  const asset = details.data ?? card
  const pane = useRef<HTMLElement>(null)
  useEffect(() => {
    if (covers) pane.current?.focus()
  }, [covers])

  return (
    // Escape works wherever the focus is inside.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={pane}
      tabIndex={-1}
      className={styles['pane']}
      aria-label={asset ? `Preview of ${nameOf(asset)}` : 'Preview'}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className={styles['header']}>
        <div className={styles['heading']}>
          <h2 title={asset && nameOf(asset)}>{asset ? nameOf(asset) : ' '}</h2>
          {asset && <p>{summaryOf(asset)}</p>}
        </div>
        <IconButton label="Close preview" onPress={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {details.isError && (
        <Notice tone="error" action={isGone(details.error) ? undefined : <Button size="sm" onPress={() => void details.refetch()}>Try again</Button>}>
          {isGone(details.error) ? 'This asset is no longer here: it was deleted, or the address is wrong.' : errorText(details.error)}
        </Notice>
      )}
      {asset && !isGone(details.error) && (
        <>
          <PreviewPicture key={`${asset.version}-${asset.moderation}`} asset={asset} deliveryBase={session.deliveryBase} />
          <ModerationNotice asset={asset} block={session.moderationBlock} />
          <PaneActions asset={asset} session={session} onDelete={onDelete} />
          <Tabs selectedKey={tab} onSelectionChange={(key) => onTab(String(key))} className={styles['tabs'] ?? ''}>
            <TabList aria-label="About this asset" className={styles['tablist'] ?? ''}>
              <Tab id="summary" className={styles['tab'] ?? ''}>
                Summary
              </Tab>
              <Tab id="metadata" className={styles['tab'] ?? ''}>
                Metadata
              </Tab>
            </TabList>
            <TabPanel id="summary" className={styles['panel'] ?? ''}>
              <SummaryTab asset={asset} details={details.data} />
            </TabPanel>
            <TabPanel id="metadata" className={styles['panel'] ?? ''}>
              <MetadataTab asset={asset} details={details.data} />
            </TabPanel>
          </Tabs>
        </>
      )}
    </aside>
  )
}

const isGone = (error: unknown): boolean => error instanceof ApiError && error.status === 404
