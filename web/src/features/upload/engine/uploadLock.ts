const prefix = 'dam.upload.'

/** Browsers have locks in secure contexts only: a page over plain HTTP goes without. */
const locks = (): LockManager | undefined => ('locks' in navigator ? navigator.locks : undefined)

/** Does the work while no other tab works on the same upload; throws when one does. */
export async function alone<T>(uploadId: string, work: () => Promise<T>): Promise<T> {
  const manager = locks()
  if (!manager) return work()
  return manager.request(prefix + uploadId, { ifAvailable: true }, (lock) => {
    if (lock === null) throw new Error('Another tab is uploading this file.')
    return work()
  })
}

/** The uploads that some tab is working on. */
export async function uploadsUnderWay(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await locks()?.query()) ?? {}
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])))
}
