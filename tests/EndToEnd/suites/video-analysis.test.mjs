// What is seen in the frames of videos: clips of photographs, made here by ffmpeg.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { analysisSeconds, delivery, eventually, get, getJson, http, md5, sdk, unique, upload } from './support/app.mjs'
import { catClip, ffmpeg, titleClip } from './support/clips.mjs'
import { drop, gone } from './support/drop.mjs'
import './support/models.mjs'
import { photo } from './support/photos.mjs'

const video = (bytes, options = {}) => upload('clip.mp4', bytes, { resource_type: 'video', public_id: unique('clip'), timeout: 1000 * analysisSeconds, ...options })

const details = (id, options = {}) => sdk.api.resource(id, { resource_type: 'video', ...options })

const analysed = (id) => eventually(async () => {
  const found = await details(id)
  return found.analysis_steps.every(({ status }) => status !== 'pending') && found
}, { seconds: analysisSeconds, what: `the analysis of ${id}` })

let clip

before(() => {
  clip = catClip()
})

test('The programs that it takes are told', async () => {
  const { versions, missing } = (await getJson(`${http}/health`)).body.checks.media
  assert.match(versions.ffmpeg, /version/)
  assert.match(versions.ffprobe, /version/)
  assert.equal((missing ?? []).some((each) => each.startsWith('ff')), false)
})

test('A video that nobody asks anything of is looked at in the background', async () => {
  const uploaded = await video(clip)
  assert.deepEqual([uploaded.resource_type, uploaded.format, uploaded.info, uploaded.etag], ['video', 'mp4', undefined, md5(clip)])
  const { analysis_steps: steps, info, tags } = await analysed(uploaded.public_id)
  assert.deepEqual(steps.map(({ name, status }) => [name, status]), [['objects', 'complete'], ['safety', 'complete']])
  for (const { engine } of steps) assert.match(engine, /^onnxruntime /)
  assert.deepEqual([info, tags], [undefined, []])
  assert.deepEqual((await get(delivery(`${uploaded.public_id}.mp4`, 'video/upload'))).bytes, clip)
})

test('An upload that asks for tags has them in its answer, with the times at which things are seen', async () => {
  const { public_id, tags, info, pages } = await video(clip, { categorization: 'google_video_tagging,google_tagging', detection: 'coco_v2', auto_tagging: 0.5 })
  assert.ok(tags.includes('cat'))
  const [first] = info.categorization.google_video_tagging.data
  assert.deepEqual([info.categorization.google_video_tagging.status, first.tag, first.start_time_offset, first.end_time_offset], ['complete', { en: 'cat' }, 0.5, 2.5])
  assert.ok(first.confidence > 0.5)
  assert.equal(info.categorization.google_tagging.data[0].tag.en, 'cat')
  const [x, y, width, height] = info.detection.object_detection.data.coco.tags.cat[0]['bounding-box']
  assert.ok(x >= 0 && y >= 0 && x + width <= 420 && y + height <= 280 && width > 100)
  assert.equal(pages, 0)
  const again = await details(public_id)
  assert.deepEqual([again.info, again.tags], [info, tags])
})

test('Explicit, an update and a preset ask for it too, and so does a drop folder by its preset', async () => {
  const { public_id } = await video(clip)
  const explicit = await sdk.uploader.explicit(public_id, { type: 'upload', resource_type: 'video', detection: 'coco' })
  assert.ok(explicit.info.detection.object_detection.data.coco.tags.cat)
  const updated = await sdk.api.update(public_id, { resource_type: 'video', categorization: 'google_video_tagging', auto_tagging: 0.5 })
  assert.equal(updated.info.categorization.google_video_tagging.data[0].tag.en, 'cat')
  assert.ok((await details(public_id)).tags.includes('cat'))

  const preset = unique('films')
  await sdk.api.create_upload_preset({ name: preset, categorization: 'google_video_tagging', auto_tagging: 0.5, moderation: 'nsfw', use_filename: true, unique_filename: false })
  const preset_answer = await video(clip, { upload_preset: preset })
  assert.ok(preset_answer.tags.includes('cat'))
  assert.equal(preset_answer.moderation[0].status, 'approved')

  const name = unique('dropped')
  await drop(`${preset}/${name}.mp4`, clip)
  await gone(`${preset}/${name}.mp4`)
  const dropped = await eventually(() => details(name).catch(() => false), { what: `${name} in the library` })
  assert.ok(dropped.tags.includes('cat'))
  assert.equal(dropped.moderation[0].status, 'approved')
})

test('What is written in its frames is read', async () => {
  const { public_id } = await video(await titleClip('Zanzibar77'), { ocr: 'adv_ocr' })
  // On a slow machine further frames are read after the answer.
  const { info } = await eventually(async () => {
    const found = await details(public_id)
    return found.info.ocr.adv_ocr.status === 'complete' && found
  }, { seconds: analysisSeconds, what: 'the text' })
  assert.deepEqual(info.ocr.adv_ocr.data.map((frame) => frame.textAnnotations[0].description.trim()), ['Zanzibar77', 'Zanzibar77'])
})

test('Moderation goes by the worst of its frames, and a video without pictures is left to a person', async () => {
  const { moderation } = await video(clip, { moderation: 'nsfw|manual' })
  assert.deepEqual(moderation.map(({ kind, status }) => [kind, status]), [['nsfw', 'approved'], ['manual', 'pending']])

  const sound = ffmpeg('sound.mp4', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', '-metadata', `title=${unique('sound')}`)
  const heard = await video(sound, { moderation: 'nsfw', detection: 'coco' })
  assert.deepEqual(heard.moderation.map(({ kind, status }) => [kind, status]), [['nsfw', 'pending']])
  assert.deepEqual(heard.info.detection.object_detection, { status: 'failed', data: 'It has no moving pictures' })
  assert.deepEqual((await analysed(heard.public_id)).analysis_steps.map(({ status, attempts, error }) => [status, attempts, error]), Array(2).fill(['unavailable', 1, 'It has no moving pictures']))
})

test('A broken video is stored, and its analysis ends at once with the reason', async () => {
  const { public_id, info } = await video(clip.subarray(0, clip.length / 2), { detection: 'coco' })
  assert.deepEqual(info.detection.object_detection, { status: 'failed', data: 'Invalid video file' })
  for (const { status, attempts, error } of (await analysed(public_id)).analysis_steps) {
    assert.deepEqual([status, attempts, error], ['failed', 1, 'Invalid video file'])
  }
})

test('A playlist is stored and opened by nobody, and so is what hides in a video\'s name', async () => {
  const list = Buffer.from(`#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:10.0,\n${http}/health\n#EXT-X-ENDLIST\n# ${unique('list')}\n`)
  const { public_id, format } = await video(list, { detection: 'coco' })
  assert.equal(format, 'm3u8')
  assert.equal((await details(public_id)).analysis_steps, undefined)
})

test('Pictures are not told by the times of videos, and videos have nothing of pictures', async () => {
  const picture = await upload('cat.jpg', photo('cat.jpg'), { categorization: 'google_video_tagging' })
  assert.deepEqual(picture.info.categorization.google_video_tagging, { status: 'failed', data: 'Only videos are looked at' })
  const { public_id } = await video(clip, { colors: true, phash: true, faces: true, background_removal: 'cloudinary_ai' })
  const told = await details(public_id, { colors: true, phash: true, faces: true })
  assert.deepEqual([told.colors, told.phash, told.info.background_removal.cloudinary_ai], [undefined, undefined, { status: 'failed', data: 'Only images are looked at' }])
})
