import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { get } from './support/app.mjs'
import * as media from './support/media.mjs'

const here = import.meta.dirname
const run = promisify(execFile)

/** The blocks of JavaScript of a page, in their order: what a reader would paste into a file. */
const snippets = (page) => [...readFileSync(join(here, '../../../docs', page), 'utf8').matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code)

test('Every snippet of docs/sdks.md runs as it stands, and the addresses that it prints are pictures', async () => {
  // Below the suites, where the packages are found that a reader would install.
  const folder = mkdtempSync(join(here, '../node_modules/.snippets-'))
  try {
    writeFileSync(join(folder, 'mountain.jpg'), await media.jpeg(1600, 1000))
    const [...all] = snippets('sdks.md')
    assert.ok(all.length >= 7)
    const addresses = []
    for (const [i, code] of all.entries()) {
      const file = join(folder, `${i}.mjs`)
      writeFileSync(file, code)
      const { stdout } = await run(process.execPath, [file], { cwd: folder, timeout: 60_000 })
      assert.ok(stdout.trim(), `says nothing: ${code}`)
      addresses.push(...stdout.match(/https:\S+/g) ?? [])
    }
    assert.ok(addresses.length >= 6)
    for (const address of addresses) {
      const { status, headers } = await get(address)
      assert.deepEqual([address, status, headers.get('content-type')?.split('/')[0]], [address, 200, 'image'])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
