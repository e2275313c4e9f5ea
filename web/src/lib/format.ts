const sizeUnits = ['KB', 'MB', 'GB', 'TB'] as const

/** A size for people, in powers of 1000 as file managers show it: "2.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes
  let unit: (typeof sizeUnits)[number] = 'KB'
  for (const next of sizeUnits) {
    value /= 1000
    unit = next
    // 999.95 would be shown as "1000.0".
    if (value < 999.95) break
  }
  return `${value.toFixed(value < 100 ? 1 : 0)} ${unit}`
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** "just now", "5 minutes ago", "yesterday", then the date. */
export function formatAge(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 24 * 60) return relative.format(-Math.floor(minutes / 60), 'hour')
  if (minutes < 7 * 24 * 60) return relative.format(-Math.floor(minutes / (24 * 60)), 'day')
  return day.format(Date.parse(iso))
}

/** Date and time in the reader's time zone. */
export const formatMoment = (iso: string): string => moment.format(Date.parse(iso))

const numbers = new Intl.NumberFormat('en')

/** "1 asset", "12,345 assets". */
export const formatCount = (count: number, one: string, many = `${one}s`): string => `${numbers.format(count)} ${count === 1 ? one : many}`
