// What only a folder on disk can do to a drop folder.
import assert from 'node:assert/strict'
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { md5, sdk, unique } from '../support/app.mjs'
import { assetOf, drop, gone, listed } from '../support/drop.mjs'
import * as media from '../support/media.mjs'

const onDisk = (path) => join(process.env.DAM_DROP, path)

/** Writes a file into the drop folder bit by bit; whether it was there to the end, and how many ms it stood still at most. */
async function grow(path, bytes) {
  let [longest, last] = [0, performance.now()]
  drop(path, bytes.subarray(0, 1000))
  for (let written = 1000; written < bytes.length; written += Math.ceil(bytes.length / 10)) {
    await new Promise((resolve) => setTimeout(resolve, 300))
    const there = existsSync(onDisk(path))
    if (there) appendFileSync(onDisk(path), bytes.subarray(written, written + Math.ceil(bytes.length / 10)))
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
    if (!there) return { there, longest }
  }
  return { there: true, longest }
}

test('A file that is still growing is taken whole, once it stands still', async () => {
  // Longer in all than a file has to stand still, but never that long at a time: on a machine that paused meanwhile it is none of that.
  for (let tries = 1; ; tries++) {
    const bytes = await media.jpeg(900, 700, 79 + tries)
    const path = `default/${unique('slow')}.jpg`
    const { there, longest } = await grow(path, bytes)
    if (longest > 1500 && tries < 10) continue
    assert.ok(there)
    await gone(path)
    assert.equal((await assetOf(bytes)).bytes, bytes.length)
    return
  }
})

test('Links are not followed and unfinished files are left alone', async () => {
  mkdirSync(onDisk('default'), { recursive: true })
  const link = onDisk(`default/${unique('link')}.txt`)
  symlinkSync('/etc/hostname', link)
  const part = `default/.${unique('hidden')}.jpg.part`
  drop(part, Buffer.from('not yet'))
  const marker = `default/${unique('marker')}.txt`
  drop(marker, Buffer.from(unique('marker')))
  await gone(marker)
  assert.ok(existsSync(link) || !existsSync('/etc/hostname'))
  assert.ok(existsSync(onDisk(part)))
  const secret = md5(readFileSync('/etc/hostname'))
  for (const { public_id } of await listed({ resource_type: 'raw', type: 'upload' })) {
    assert.notEqual((await sdk.api.resource(public_id, { resource_type: 'raw' })).etag, secret)
  }
})

test('A file moved into the folder is taken like one written there', async () => {
  const bytes = await media.jpeg(123, 45, 82)
  const staged = `default/.${unique('staged')}`
  drop(staged, bytes)
  const final = `default/${unique('moved')}.jpg`
  renameSync(onDisk(staged), join(dirname(onDisk(staged)), final.slice('default/'.length)))
  await gone(final)
  assert.equal((await assetOf(bytes)).height, 45)
})
