// What a proof asks of a library after the fact.

/**
 * Every asset of a resource type, with etag and how its analysis is. Asking for a result of the analysis has what is pending of it done
 * first: who wants to know how it is asks for none.
 */
export async function everyAsset(sdk, resource_type = 'image', asked = { phash: resource_type === 'image' }) {
  const assets = []
  let next_cursor
  do {
    const page = await sdk.api.resources({ resource_type, type: 'upload', max_results: 500, ...(next_cursor && { next_cursor }) })
    assets.push(...page.resources)
    ;({ next_cursor } = page)
  } while (next_cursor)
  return Promise.all(assets.map(async ({ public_id }) => sdk.api.resource(public_id, { resource_type, ...asked })))
}

/** What the app itself finds inconsistent in its store; it must be down, with nothing under way. */
export async function inconsistencies(instance) {
  const report = await instance.command('check')
  const empty = ['missing_blobs', 'dangling_blobs', 'dangling_rows', 'pending_rows', 'outbox_rows', 'index_drift', 'index_debts']
  const figures = Object.fromEntries(Object.entries(report).map(([name, value]) => [name, count(value)]))
  const problems = empty.filter((name) => !(figures[name] === 0)).map((name) => `${name}: ${JSON.stringify(report[name])?.slice(0, 500)}`)
  return { figures, problems }
}

const count = (value) => (Array.isArray(value) ? value.length : value)

/** Which of the expected contents are there not at all or more than once. */
export function compareContents(expected, assets) {
  const times = new Map()
  for (const { etag } of assets) times.set(etag, (times.get(etag) ?? 0) + 1)
  return {
    lost: expected.filter((etag) => !times.has(etag)),
    doubled: expected.filter((etag) => times.get(etag) > 1),
    strange: [...times.keys()].filter((etag) => !expected.includes(etag)),
  }
}

/** Kills the app with -9 so often, each time after a random while between so many milliseconds, and starts it again. */
export async function killAgainAndAgain(instance, { kills, random, least = 100, longest = 1300, before = async () => {} }) {
  for (let killed = 0; killed < kills; killed++) {
    await before(killed)
    await pause(least + random() * (longest - least))
    instance.kill()
    await instance.up()
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Random, but the same for the same seed: a proof that fails can be run again. */
export function randomFrom(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

export const problemsOf = (comparison) => Object.entries(comparison).filter(([, etags]) => etags.length > 0)
  .map(([kind, etags]) => `${kind}: ${etags.length} (${etags.slice(0, 3).join(', ')})`)
