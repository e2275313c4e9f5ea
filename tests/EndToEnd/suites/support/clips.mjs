// Clips of photographs and of words, made here by ffmpeg.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import sharp from 'sharp'
import { unique } from './app.mjs'
import { photo } from './photos.mjs'

const folder = mkdtempSync(join(tmpdir(), 'dam-clips-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** The file of this name that ffmpeg writes. */
export const ffmpeg = (name, ...args) => {
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args, join(folder, name)])
  return readFileSync(join(folder, name))
}

/** A clip in which the cat's photograph wanders by, with a title of its own in the file: no two are the same to the byte. */
export const catClip = (seconds = 3) => {
  writeFileSync(join(folder, 'cat.jpg'), photo('cat.jpg'))
  return ffmpeg('cat.mp4', '-loop', '1', '-framerate', '10', '-t', `${seconds}`, '-i', join(folder, 'cat.jpg'), '-vf', `crop=420:280:x='t*8':y=10`, '-pix_fmt', 'yuv420p', '-metadata', `title=${unique('clip')}`)
}

/** Two seconds in which a word stands. */
export const titleClip = async (word) => {
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="100%" height="100%" fill="#fff"/><text x="60" y="200" font-family="DejaVu Sans" font-size="64">${word}</text></svg>`)
  writeFileSync(join(folder, 'title.png'), await sharp(svg).png().toBuffer())
  return ffmpeg('title.mp4', '-loop', '1', '-framerate', '5', '-t', '2', '-i', join(folder, 'title.png'), '-pix_fmt', 'yuv420p')
}
