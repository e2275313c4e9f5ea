// What the API says of the analysis, for proofs and measurements.

/** Calls of the app's own part of the Admin API. */
export function analyses({ http, cloud, getJson, basic }) {
  const at = `${http}/v1_1/${cloud}`
  const call = async (path, options = {}) => (await getJson(`${at}/${path}`, { headers: basic(), ...options })).body
  const status = async () => (await call('analysis/status')).assets
  return {
    status,
    /** Waits until everything that was uploaded has been looked at. */
    async done(withinSeconds = 300) {
      const ends = performance.now() + 1000 * withinSeconds
      for (let pending; (pending = (await status()).pending) > 0;) {
        if (performance.now() > ends) throw new Error(`the analysis of ${pending} assets is not done after ${withinSeconds} s`)
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    },
    listed: async (state) => (await call(`analysis/${state}?max_results=500`)).resources,
    /** Begins a replay and waits for its end. */
    async replay(parameters) {
      let batch = await call('analysis/replay', { method: 'POST', body: new URLSearchParams(parameters) })
      while (batch.state === 'running') {
        await new Promise((resolve) => setTimeout(resolve, 500))
        batch = await call(`batches/${batch.batch_id}`)
      }
      return batch
    },
  }
}
