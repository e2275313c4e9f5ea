import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Session } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Logo } from '@/ui/Logo'
import { Notice } from '@/ui/Notice'
import { ChoosePasswordForm } from './ChoosePasswordForm'
import type { Redemption } from './redeem'
import { sessionQuery } from './sessionQuery'
import { SignInForm } from './SignInForm'
import styles from './SignInPage.module.css'

export interface SignInPageProps {
  /** What became of a one-time link. */
  readonly redemption: Redemption
  readonly onDone: () => void
}

/** Signs in by one-time link or by e-mail and password; who has a password goes on, others are offered to choose one. */
export function SignInPage({ redemption, onDone }: SignInPageProps) {
  const queryClient = useQueryClient()
  const [session, setSession] = useState<Session | null>(redemption.state === 'signed-in' ? redemption.session : null)

  const isThrough = session?.hasPassword === true
  const goOn = useEffectEvent(onDone)
  useEffect(() => {
    if (isThrough) goOn()
  }, [isThrough])

  const accept = (accepted: Session): void => {
    queryClient.setQueryData(sessionQuery.queryKey, accepted)
    setSession(accepted)
  }
  if (isThrough) return null

  return (
    <main className={styles['page']}>
      <div className={styles['card']}>
        <header className={styles['brand']}>
          <Logo />
          <span>ServerlessDam</span>
        </header>
        {session ? (
          <ChoosePasswordForm session={session} onDone={onDone} />
        ) : (
          <>
            <h1 className={styles['title']}>Sign in</h1>
            {redemption.state === 'refused' && (
              <Notice tone="error">
                {errorText(redemption.error)} A link works once and not for long; <code>./dam up</code> prints a new one.
              </Notice>
            )}
            <SignInForm onSignedIn={accept} />
          </>
        )}
      </div>
    </main>
  )
}
