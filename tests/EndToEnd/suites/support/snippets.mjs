// The code of a page of documentation, run as a reader would run it.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as media from './media.mjs'

const here = import.meta.dirname
const run = promisify(execFile)

/** The blocks of JavaScript of a page, in their order: what a reader would paste into a file. */
const snippets = (page) => [...readFileSync(join(here, '../../../../docs', page), 'utf8').matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code)

/** Runs each beside a picture named mountain.jpg; what they print. */
export async function runSnippets(page) {
  // Below the suites, where the packages are found that a reader would install.
  const folder = mkdtempSync(join(here, '../../node_modules/.snippets-'))
  try {
    writeFileSync(join(folder, 'mountain.jpg'), await media.jpeg(1600, 1000))
    const printed = []
    for (const [i, code] of snippets(page).entries()) {
      const file = join(folder, `${i}.mjs`)
      writeFileSync(file, code)
      const { stdout } = await run(process.execPath, [file], { cwd: folder, timeout: 60_000 })
      assert.ok(stdout.trim(), `says nothing: ${code}`)
      printed.push(stdout)
    }
    return printed
  } finally {
    rmSync(folder, { recursive: true })
  }
}
