// Renames that overwrite: afterwards there are both assets as they were, or the one under the other's name.
import { jpeg } from '../../../tests/EndToEnd/suites/support/media.mjs'

const pairs = 30

export const name = 'rename'
export const kills = 10
export const takes = 400

export async function prepare({ sdk, file, each }, round) {
  const [from, to] = [file('from.jpg', await jpeg(32, 24, 2)), file('to.jpg', await jpeg(32, 24, 3))]
  const state = Array.from({ length: pairs }, (_, i) => ({ from: `rename-${round}/${i}`, to: `renamed-${round}/${i}` }))
  await each(state, async (pair) => {
    pair.source = (await sdk.uploader.upload(from, { public_id: pair.from, tags: 'source' })).asset_id
    pair.target = (await sdk.uploader.upload(to, { public_id: pair.to, tags: 'target' })).asset_id
  })
  return state
}

export const act = ({ sdk, each }, state) => each(state, (pair) => sdk.uploader.rename(pair.from, pair.to, { overwrite: true }))

export async function judge({ sdk, status, each }, state) {
  const problems = []
  let done = 0
  const idOf = (id) => sdk.api.resource(id).then(({ asset_id }) => asset_id, () => null)
  await each(state, async (pair) => {
    const [source, target] = [await idOf(pair.from), await idOf(pair.to)]
    const before = source === pair.source && target === pair.target
    const after = source === null && target === pair.source
    const delivered = await status(sdk.url(pair.to, { format: 'jpg' }))
    if ((!before && !after) || delivered !== 200) problems.push(`${pair.from}: ${source}, ${pair.to}: ${target}, delivered ${delivered}`)
    pair.done = after
    done += after ? 1 : 0
  })
  return { problems, done, of: state.length }
}

export async function finish({ sdk, each }, state) {
  const problems = []
  await each(state.filter(({ done }) => !done), async (pair) => {
    const { asset_id } = await sdk.uploader.rename(pair.from, pair.to, { overwrite: true })
    if (asset_id !== pair.source) problems.push(`${pair.to}: another asset than the renamed one`)
  })
  return problems
}
