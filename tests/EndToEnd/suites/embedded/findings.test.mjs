// What the analysis and the moderation find out is found by a search. The Azure storage of these tests has no search service beside it.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { analysisSeconds, basic, cloud, eventually, getJson, http, sdk, unique, upload } from '../support/app.mjs'
import { catClip, titleClip } from '../support/clips.mjs'
import * as media from '../support/media.mjs'
import '../support/models.mjs'

const photo = readFileSync(new URL('../../../Media/Vision/photos/cat.jpg', import.meta.url))
const uploaded = (options = {}) => upload('measured.jpg', photo, { public_id: unique('quality'), ...options })

/** The SDK for Node asks the details for one of them alone. */
const detailed = async (id) => (await getJson(`${http}/v1_1/${cloud}/resources/image/upload/${id}?quality_analysis=true&accessibility_analysis=true`, { headers: basic() })).body

test('Both are steps that every picture goes through, and fields of the search', async () => {
  const tag = unique('measured')
  const { public_id } = await uploaded({ tags: tag })
  const step = await eventually(async () => {
    const { analysis_steps: steps } = await sdk.api.resource(public_id)
    return steps.every(({ status }) => status !== 'pending') && steps.filter(({ name }) => name === 'quality' || name === 'accessibility')
  }, { seconds: analysisSeconds, what: 'the analysis' })
  assert.deepEqual(step.map(({ status, engine }) => [status, engine]), [['complete', 'libvips'], ['complete', 'libvips']])

  const { quality_analysis, quality_score, accessibility_analysis } = await detailed(public_id)
  const found = (condition) => sdk.search.expression(`tags=${tag} AND ${condition}`).execute().then(({ resources }) => resources.length)
  await eventually(async () => await found(`quality_analysis.focus>=${quality_analysis.focus}`) === 1, { what: 'the index' })
  assert.equal(await found(`quality_analysis.focus>${quality_analysis.focus}`), 0)
  assert.equal(await found(`quality_score:[${quality_score - 0.01} TO ${quality_score + 0.01}]`), 1)
  assert.equal(await found(`accessibility_analysis.colorblind_accessibility_score>=${accessibility_analysis.colorblind_accessibility_score}`), 1)
  assert.equal(await found('quality_score<0'), 0)

  const [shown] = (await sdk.search.expression(`tags=${tag}`).with_field('quality_analysis').with_field('accessibility_analysis').execute()).resources
  assert.deepEqual([shown.quality_analysis, shown.quality_score, shown.accessibility_analysis], [quality_analysis, quality_score, accessibility_analysis])
  assert.equal('quality_analysis' in (await sdk.search.expression(`tags=${tag}`).execute()).resources[0], false)
})

test('A document is found by a word of its third page', async () => {
  const tag = unique('pages')
  const { public_id } = await upload('d.pdf', await media.scannedPdf(['harbour', 'giraffe', 'lantern']), { public_id: unique('pages'), tags: tag, ocr: 'adv_ocr' })
  const found = (condition) => sdk.search.expression(`tags=${tag} AND ${condition}`).with_field('image_analysis').execute().then(({ resources }) => resources)
  const [{ image_analysis }] = await eventually(async () => {
    const resources = await found('ocr:lantern')
    return resources.length === 1 && resources
  }, { seconds: analysisSeconds, what: 'the index' })
  assert.equal(image_analysis.ocr, 'harbour\ngiraffe\nlantern')
  assert.deepEqual((await found('giraffe AND harbour')).map((each) => each.public_id), [public_id])
  assert.deepEqual(await found('ocr:submarine'), [])
})

test('A picture is found by a word of its text in other letters', async () => {
  const { languages } = (await getJson(`${http}/health`)).body.checks.media
  assert.ok(languages.includes('ru'), 'Tesseract, or its data for ru, is not installed')
  const tag = unique('letters')
  const { public_id } = await upload('d.pdf', await media.scannedPdf(['сегодня хлеб']), { public_id: unique('letters'), tags: tag, ocr: 'adv_ocr:document:ru' })
  const found = (condition) => sdk.search.expression(`tags=${tag} AND ${condition}`).execute().then(({ resources }) => resources.map((each) => each.public_id))
  await eventually(async () => (await found('ocr:хлеб')).length === 1, { seconds: analysisSeconds, what: 'the index' })
  assert.deepEqual([await found('Сегодня'), await found('ocr:вчера')], [[public_id], []])
})

test('A video is found by what its frames show, by its tags and by what is written in it', async () => {
  const tag = unique('films')
  const video = (bytes, options) => upload('clip.mp4', bytes, { resource_type: 'video', public_id: unique('clip'), timeout: 1000 * analysisSeconds, ...options })
  const cat = await video(catClip(), { tags: tag, categorization: 'google_video_tagging', auto_tagging: 0.5 })
  const titled = await video(await titleClip('Zanzibar77'), { tags: tag, ocr: 'adv_ocr' })
  const seen = await video(catClip(), { tags: tag })
  const found = (condition, ids) => eventually(async () => {
    const { resources } = await sdk.search.expression(`resource_type=video AND tags=${tag} AND ${condition}`).execute()
    return resources.map(({ public_id }) => public_id).sort().join() === ids.sort().join()
  }, { seconds: analysisSeconds, what: `the search for ${condition}` })
  await found('tags=cat', [cat.public_id])
  await found('ocr:zanzibar77', [titled.public_id])
  await found('detection.cat>0.5', [cat.public_id, seen.public_id])
})

test('A search finds assets by how they are moderated, newest first', async () => {
  const [tag, picture] = [unique('moder'), await media.jpeg(90, 60)]
  const put = (options) => upload('m.jpg', picture, { public_id: unique('moder'), ...options })
  const first = await put({ moderation: 'manual', tags: tag })
  const second = await put({ moderation: 'manual', tags: tag })
  for (const { public_id } of [first, second]) await sdk.api.update(public_id, { moderation_status: 'approved' })
  const found = await eventually(async () => {
    const { resources } = await sdk.search.expression(`tags=${tag} AND moderation_status=approved AND moderation_kind=manual`).execute()
    return resources.length === 2 && resources
  }, { what: 'the search' })
  assert.deepEqual(found.map(({ public_id }) => public_id), [second.public_id, first.public_id])
})

test('Words find pictures by what is said of them, and the answer tells so', async () => {
  const word = unique('word')
  const stored = await uploaded({ tags: [word] })
  const found = await sdk.api.visual_search({ text: word })
  assert.equal(found.method, 'words')
  assert.deepEqual(found.resources.map(({ asset_id }) => asset_id), [stored.asset_id])
})
