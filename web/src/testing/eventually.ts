import { vi } from 'vitest'

/** Looks until it holds, within the time that a machine with other suites to run may take. */
export const eventually = <T>(check: () => T): Promise<T> => vi.waitFor(check, { timeout: 15_000 })
