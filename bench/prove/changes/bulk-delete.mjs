// A bulk deletion by tag: every asset is whole or gone, and the same call again ends it.
import { jpeg } from '../../../tests/EndToEnd/suites/support/media.mjs'

const assets = 40

export const name = 'bulk delete'
export const kills = 10
/** Milliseconds that the work takes about; the kill falls somewhere within. */
export const takes = 400

export async function prepare({ sdk, file, each }, round) {
  const tag = `delete-${round}`
  const path = file('delete.jpg', await jpeg(32, 24, 1))
  const ids = Array.from({ length: assets }, (_, i) => `${tag}/${i}`)
  await each(ids, (public_id) => sdk.uploader.upload(path, { public_id, tags: tag, eager: [{ width: 8, crop: 'scale' }] }))
  return { tag, ids }
}

export const act = ({ sdk }, { tag }) => sdk.api.delete_resources_by_tag(tag)

export async function judge({ sdk, status, each }, { tag, ids }) {
  const problems = []
  const named = async (listing) => new Set((await listing).resources.map(({ public_id }) => public_id))
  const byTag = await named(sdk.api.resources_by_tag(tag, { max_results: 500 }))
  const byPrefix = await named(sdk.api.resources({ type: 'upload', prefix: `${tag}/`, max_results: 500 }))
  let gone = 0
  await each(ids, async (id) => {
    const [details, delivered] = [await sdk.api.resource(id).then(() => 200, ({ error }) => error.http_code), await status(sdk.url(id, { format: 'jpg' }))]
    const whole = byTag.has(id) && byPrefix.has(id) && details === 200 && delivered === 200
    const erased = !byTag.has(id) && !byPrefix.has(id) && details === 404 && delivered === 404
    if (!whole && !erased) problems.push(`${id} is half deleted: listed ${byTag.has(id)} ${byPrefix.has(id)}, details ${details}, delivered ${delivered}`)
    gone += erased ? 1 : 0
  })
  return { problems, done: gone, of: ids.length }
}

/** Whoever was interrupted asks again. */
export async function finish({ sdk }, { tag, ids }) {
  const { partial } = await sdk.api.delete_resources_by_tag(tag)
  const left = (await sdk.api.resources({ type: 'upload', prefix: `${tag}/`, max_results: 500 })).resources
  return partial || left.length > 0 ? [`${tag}: ${left.length} of ${ids.length} left after asking again`] : []
}
