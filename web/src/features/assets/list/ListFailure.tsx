import { errorText } from '@/lib/errorText'
import { Button } from '@/ui/Button'
import { Notice } from '@/ui/Notice'
import { useAssetList } from './AssetListContext'
import styles from './ListFailure.module.css'

export interface ListFailureProps {
  readonly error: unknown
  readonly hasAssets: boolean
}

/** The server could not be asked. What was there stays; asking goes on by itself. */
export function ListFailure({ error, hasAssets }: ListFailureProps) {
  const list = useAssetList()
  return (
    <div className={styles['failure']}>
      <Notice
        tone="error"
        action={
          <Button size="sm" onPress={() => void list.poll(new AbortController().signal)}>
            Try again
          </Button>
        }
      >
        {errorText(error)} {hasAssets && 'What you see may be out of date.'}
      </Notice>
    </div>
  )
}
