// The app under test and the official SDK pointed at it, by environment alone: what a user does.
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cloudinary from 'cloudinary'

export const sdk = cloudinary.v2
export const { cloud_name: cloud, api_key: apiKey, api_secret: apiSecret } = sdk.config()

/** Base addresses without a trailing slash. */
export const http = process.env.DAM_HTTP
export const https = process.env.DAM_HTTPS
/** The one loopback port from which the app may fetch. */
export const originPort = Number(process.env.DAM_ORIGIN_PORT)

export const md5 = (bytes) => createHash('md5').update(bytes).digest('hex')

/** A name no other check uses. */
export const unique = (prefix) => `${prefix}_${randomBytes(5).toString('hex')}`

const folder = mkdtempSync(join(tmpdir(), 'dam-suite-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

/** A file on disk, as the SDK wants it. */
export function file(name, bytes) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** Uploads bytes as a file of that name. */
export const upload = (name, bytes, options = {}) => sdk.uploader.upload(file(name, bytes), options)

/** One request; the body as bytes. Redirects are not followed. */
export async function get(url, options = {}) {
  const response = await fetch(url, { redirect: 'manual', ...options })
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

export const getJson = async (url, options) => {
  const { status, headers, bytes } = await get(url, options)
  return { status, headers, body: JSON.parse(bytes.toString('utf8')) }
}

export const basic = (key = apiKey, secret = apiSecret) => ({ authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` })

/** A delivery URL by hand, on plain http. */
export const delivery = (tail, type = 'image/upload') => `${http}/${cloud}/${type}/${tail}`

/** The error that a promise of the SDK ends with: { http_code, message }. */
export async function failure(promise) {
  try {
    const result = await promise
    throw new Error(`expected an error, got ${JSON.stringify(result)}`)
  } catch (caught) {
    if (caught instanceof Error && caught.message.startsWith('expected an error')) throw caught
    return caught.error ?? caught
  }
}

/** Waits until a probe gives something; for what happens in the background, behind what other suites began. */
export async function eventually(probe, { seconds = 120, what = 'it' } = {}) {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const result = await probe()
    if (result) return result
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** How long an analysis may take, in seconds: it waits behind those that other suites began, on few cores. */
export const analysisSeconds = 400

export const counters = async () => (await getJson(`${http}/health?details=true`)).body.counters
