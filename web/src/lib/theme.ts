/** How the library looks: as the system does, or as the person chose on this device. */
export type Theme = 'system' | 'light' | 'dark'

const key = 'dam.theme'

export function storedTheme(): Theme {
  const value = localStorage.getItem(key)
  return value === 'light' || value === 'dark' ? value : 'system'
}

/** Applies a theme at once and remembers it. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(key)
    delete document.documentElement.dataset['theme']
  } else {
    localStorage.setItem(key, theme)
    document.documentElement.dataset['theme'] = theme
  }
}
