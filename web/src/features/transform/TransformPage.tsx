import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { AssetDetails, Session } from '@/api/types'
import { addressQuery } from '@/api/address'
import { useDebounced } from '@/lib/useDebounced'
import { Button } from '@/ui/Button'
import { CodePanel } from './code/CodePanel'
import { TrialControls } from './controls/TrialControls'
import { derivedQuery } from './picture/derivedQuery'
import { TrialPicture } from './picture/TrialPicture'
import styles from './TransformPage.module.css'
import { componentsOf, transformationOf } from './transformation'
import { parseTrial, type TrialSearch, trialSearchOf } from './trialSearch'
import type { TrialChoices } from './vocabulary'

export interface TransformPageProps {
  readonly asset: AssetDetails
  readonly choices: TrialChoices
  readonly session: Session
  readonly search: TrialSearch
  readonly onSearch: (search: TrialSearch) => void
}

const settleMs = 300

/** Tries a transformation on an asset: the picture, its URL and the code for it follow the controls. */
export function TransformPage({ asset, choices, session, search, onSearch }: TransformPageProps) {
  const [trial, setTrial] = useState(() => parseTrial(search, choices))
  const settled = useDebounced(trial, settleMs, (calm) => onSearch(trialSearchOf(calm)))
  const transformation = transformationOf(settled)
  const address = useQuery(addressQuery(asset, transformation, session.deliveryBase))
  const derived = useQuery(derivedQuery(address.data?.path))
  const name = asset.displayName || asset.publicId

  const url = address.data?.url ?? ''
  const reset = (): void => setTrial(parseTrial({}, choices))

  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Link to="/" search={{ open: asset.assetId }} className={styles['back']} aria-label="Back to the assets">
          <ArrowLeft aria-hidden />
        </Link>
        <div className={styles['heading']}>
          <h1>Try a transformation</h1>
          <p>{name}</p>
        </div>
        <Button kind="quiet" onPress={reset}>
          <RotateCcw aria-hidden />
          Start over
        </Button>
      </header>
      <TrialPicture name={name} original={asset} derived={derived} error={address.error ?? derived.error} />
      <section className={styles['controls']} aria-label="Transformation">
        <TrialControls trial={trial} choices={choices} onChange={setTrial} />
      </section>
      <CodePanel url={url} input={{ publicId: asset.publicId, type: asset.type, components: componentsOf(settled), transformation, url }} />
    </div>
  )
}

