import { useQueryClient } from '@tanstack/react-query'
import { CircleUserRound, KeyRound, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { Header } from 'react-aria-components/Header'
import { MenuSection } from 'react-aria-components/Menu'
import type { Session } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { applyTheme, storedTheme, type Theme } from '@/lib/theme'
import { IconButton } from '@/ui/IconButton'
import { Menu, MenuItem } from '@/ui/Menu'
import { toast } from '@/ui/toasts'
import { NewPasswordDialog } from './NewPasswordDialog'
import { signOut } from './signIn'
import { SignOutDialog } from './SignOutDialog'
import styles from './AccountMenu.module.css'

const themes = [
  { id: 'system', label: 'As the system', icon: <Monitor aria-hidden /> },
  { id: 'light', label: 'Light', icon: <Sun aria-hidden /> },
  { id: 'dark', label: 'Dark', icon: <Moon aria-hidden /> },
] as const

export interface AccountMenuProps {
  readonly session: Session
  /** Something is under way that ends with the session: signing out asks first. */
  readonly isBusy: boolean
  /** The person is about to be signed out, and still is signed in. */
  readonly onLeaving: () => void
  readonly onSignedOut: () => void
}

/** Who is signed in, the theme, the password, and the way out. */
export function AccountMenu({ session, isBusy, onLeaving, onSignedOut }: AccountMenuProps) {
  const queryClient = useQueryClient()
  const [theme, setTheme] = useState(storedTheme)
  const [isAsking, setAsking] = useState(false)
  const [isSettingPassword, setSettingPassword] = useState(false)

  const choose = (next: Theme): void => {
    applyTheme(next)
    setTheme(next)
  }
  const leave = async (): Promise<void> => {
    setAsking(false)
    onLeaving()
    try {
      await signOut()
      queryClient.clear()
      onSignedOut()
    } catch (error) {
      toast({ tone: 'error', text: errorText(error) })
    }
  }

  return (
    <>
      <Menu
        label="Account"
        placement="right bottom"
        trigger={
          <IconButton label={`Account of ${session.user.name}`}>
            <CircleUserRound aria-hidden />
          </IconButton>
        }
      >
        <MenuSection aria-label="Signed in as">
          <Header className={styles['who'] ?? ''}>
            <strong>{session.user.name}</strong>
            <span>{session.user.email}</span>
          </Header>
        </MenuSection>
        <MenuSection
          aria-label="Theme"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onSelectionChange={(keys) => choose(themes.find(({ id }) => keys !== 'all' && keys.has(id))?.id ?? 'system')}
        >
          {themes.map(({ id, label, icon }) => (
            <MenuItem key={id} id={id} icon={icon}>
              {label}
            </MenuItem>
          ))}
        </MenuSection>
        <MenuSection aria-label="Session">
          <MenuItem icon={<KeyRound aria-hidden />} onAction={() => setSettingPassword(true)}>
            Set a new password
          </MenuItem>
          <MenuItem icon={<LogOut aria-hidden />} onAction={() => (isBusy ? setAsking(true) : void leave())}>
            Sign out
          </MenuItem>
        </MenuSection>
      </Menu>
      {isSettingPassword && <NewPasswordDialog session={session} onClose={() => setSettingPassword(false)} />}
      {isAsking && <SignOutDialog onClose={() => setAsking(false)} onSignOut={() => void leave()} />}
    </>
  )
}
