import styles from './Logo.module.css'

export function Logo() {
  return (
    <svg className={styles['logo']} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M8 21.5 13.2 14a1 1 0 0 1 1.6 0l3.4 4.8 1.9-2.5a1 1 0 0 1 1.6 0l3 4a1 1 0 0 1-.8 1.7H8.6a.9.9 0 0 1-.6-.5Z" />
      <circle cx="21" cy="11" r="2.5" />
    </svg>
  )
}
