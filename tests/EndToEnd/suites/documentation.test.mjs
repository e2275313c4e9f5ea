import assert from 'node:assert/strict'
import { test } from 'node:test'
import './support/any-store.mjs'
import { get } from './support/app.mjs'
import { runSnippets } from './support/snippets.mjs'

test('Every snippet of docs/sdks.md runs as it stands, and the addresses that it prints are pictures', async () => {
  const printed = await runSnippets('sdks.md')
  assert.ok(printed.length >= 7)
  const addresses = printed.flatMap((text) => text.match(/https:\S+/g) ?? [])
  assert.ok(addresses.length >= 6)
  for (const address of addresses) {
    const { status, headers } = await get(address)
    assert.deepEqual([address, status, headers.get('content-type')?.split('/')[0]], [address, 200, 'image'])
  }
})
