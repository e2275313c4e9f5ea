import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import './support/any-store.mjs'
import { basic, cloud, file, getJson, http, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

const measures = ['jpeg_quality', 'jpeg_chroma', 'focus', 'noise', 'contrast', 'exposure', 'saturation', 'lighting', 'pixel_score', 'color_score', 'dct', 'blockiness', 'chroma_subsampling', 'resolution']
const flags = { quality_analysis: true, accessibility_analysis: true }

const picture = readFileSync(new URL('../../Media/Vision/photos/cat.jpg', import.meta.url))

/** The SDK for Node asks the details for one of them alone. */
const detailed = async (id) => (await getJson(`${http}/v1_1/${cloud}/resources/image/upload/${id}?quality_analysis=true&accessibility_analysis=true`, { headers: basic() })).body

const uploaded = (options = {}) => upload('measured.jpg', picture, { public_id: unique('quality'), ...options })

function demandQuality({ quality_analysis: quality, quality_score: score }) {
  assert.deepEqual(Object.keys(quality), measures)
  for (const value of [...Object.values(quality), score]) assert.ok(typeof value === 'number' && value >= 0 && value <= 1, String(value))
}

function demandAccessibility({ accessibility_analysis: { colorblind_accessibility_analysis: analysis, colorblind_accessibility_score: score } }) {
  for (const value of [analysis.distinct_edges, analysis.distinct_colors, score]) assert.ok(value >= 0 && value <= 1, String(value))
  assert.equal(analysis.most_indistinct_pair.length, 2)
  for (const color of analysis.most_indistinct_pair) assert.match(color, /^#[0-9A-F]{6}$/)
}

function demandBoth(body) {
  demandQuality(body)
  demandAccessibility(body)
}

test('An upload that asks is answered, and one that does not has neither', async () => {
  demandBoth(await uploaded(flags))
  const plain = await uploaded()
  for (const name of ['quality_analysis', 'quality_score', 'accessibility_analysis']) assert.equal(name in plain, false, name)
})

test('One can be had without the other', async () => {
  const quality = await uploaded({ quality_analysis: true })
  demandQuality(quality)
  assert.equal('accessibility_analysis' in quality, false)
  const accessible = await uploaded({ accessibility_analysis: true })
  demandAccessibility(accessible)
  assert.equal('quality_score' in accessible, false)
})

test('A number that is whole is written with its point', async () => {
  const { public_id } = await upload('grey.png', await media.flat(1600, 1300, '#808080').png().toBuffer(), { public_id: unique('quality') })
  const response = await fetch(`${http}/v1_1/${cloud}/resources/image/upload/${public_id}?quality_analysis=true&accessibility_analysis=true`, { headers: basic() })
  const text = await response.text()
  for (const written of ['"resolution":1.0', '"contrast":0.0', '"distinct_edges":1.0', '"colorblind_accessibility_score":1.0']) assert.ok(text.includes(written), `${written} in ${text}`)
  const { quality_analysis } = JSON.parse(text)
  assert.deepEqual(['jpeg_quality' in quality_analysis, 'jpeg_chroma' in quality_analysis], [false, false])
})

test('Details, explicit and an update tell what they are asked for', async () => {
  const { public_id } = await uploaded()
  const details = await detailed(public_id)
  demandBoth(details)
  demandAccessibility(await sdk.api.resource(public_id, flags))
  const plain = await sdk.api.resource(public_id)
  for (const name of ['quality_analysis', 'quality_score', 'accessibility_analysis']) assert.equal(name in plain, false, name)
  const processed = await sdk.uploader.explicit(public_id, { type: 'upload', ...flags })
  assert.deepEqual(processed.quality_analysis, details.quality_analysis)
  assert.deepEqual(processed.accessibility_analysis, details.accessibility_analysis)

  const form = new URLSearchParams({ quality_analysis: 'true', accessibility_analysis: 'true', tags: 'measured' })
  const updated = await (await fetch(`${http}/v1_1/${cloud}/resources/image/upload/${public_id}`, { method: 'POST', body: form, headers: basic() })).json()
  assert.deepEqual([updated.tags, updated.quality_analysis], [['measured'], details.quality_analysis])
  assert.equal('quality_analysis' in await sdk.api.update(public_id, { tags: 'again' }), false)
})

test('A preset asks for both, of unsigned uploads too', async () => {
  const name = unique('measuring')
  await sdk.api.create_upload_preset({ name, unsigned: true, ...flags })
  const { settings } = await sdk.api.upload_preset(name)
  assert.deepEqual([settings.quality_analysis, settings.accessibility_analysis], [true, true])
  demandBoth(await sdk.uploader.unsigned_upload(file('preset.jpg', picture), name))
})

test('A script decides by what was measured', async () => {
  const script = `upload_options['tags'] = resource_info['quality_analysis']['focus'] >= 0 && resource_info.accessibility_analysis.colorblind_accessibility_score <= 1
    && resource_info['quality_score'] > 0 ? ['measured'] : ['not']`
  assert.deepEqual((await uploaded({ ...flags, eval: script })).tags, ['measured'])
  const asked = await uploaded({ eval: `if (resource_info['width'] > 440) { upload_options['quality_analysis'] = true }` })
  demandQuality(asked)
})

test('A worse copy scores less', async () => {
  const better = await uploaded(flags)
  const harmed = [
    [await sharp(picture).jpeg({ quality: 10 }).toBuffer(), ['jpeg_quality', 'jpeg_chroma', 'blockiness', 'dct', 'pixel_score']],
    [await sharp(picture).blur(4).jpeg({ quality: 95 }).toBuffer(), ['focus', 'pixel_score']],
    [await sharp(picture).linear(0.2, 0).jpeg({ quality: 95 }).toBuffer(), ['exposure', 'contrast', 'color_score']],
  ]
  for (const [bytes, names] of harmed) {
    const worse = await upload('worse.jpg', bytes, { ...flags, public_id: unique('quality') })
    for (const name of names) assert.ok(worse.quality_analysis[name] < better.quality_analysis[name], `${name}: ${worse.quality_analysis[name]} after ${better.quality_analysis[name]}`)
    assert.ok(worse.quality_score < better.quality_score)
  }
})

test('What is no image has nothing to measure', async () => {
  const raw = await upload('a.txt', Buffer.from('nothing to see'), { ...flags, resource_type: 'raw', public_id: unique('quality') })
  assert.equal('quality_analysis' in raw || 'accessibility_analysis' in raw, false)
})
