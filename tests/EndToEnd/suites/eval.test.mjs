import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import './support/any-store.mjs'
import { counters, failure, sdk, unique, upload } from './support/app.mjs'
import * as media from './support/media.mjs'

let picture

before(async () => {
  picture = await media.jpeg(241, 51)
})

const evaluate = (script, options = {}) => upload('eval.jpg', picture, { public_id: unique('eval'), eval: script, ...options })
const refused = async (script) => {
  const { http_code, message } = await failure(evaluate(script))
  assert.equal(http_code, 400, message)
  return message
}

test('A script decides options by what the file is', async () => {
  const result = await evaluate(`if (resource_info["width"] < 450) { upload_options["phash"] = true }; upload_options["context"] = "width=" + resource_info['width']`)
  assert.equal(result.context.custom.width, '241')
  assert.match(result.phash, /^[0-9a-f]{16}$/)
})

test('Blanks around keys and values of a context that it writes are cut off', async () => {
  const result = await evaluate(`upload_options['context'] = 'width = ' + resource_info['width']`)
  assert.deepEqual(result.context, { custom: { width: '241' } })
})

test('It sees format, size and the results that the upload asks for', async () => {
  const result = await evaluate(
    `upload_options.tags = [resource_info.format, resource_info.resource_type, String(resource_info.bytes), typeof resource_info.image_metadata, resource_info.original_filename]`,
    { image_metadata: true })
  assert.deepEqual(result.tags, ['eval', 'image', 'jpg', 'object', String(picture.length)].sort())
})

test('It sets tags, context, eager and flags as lists and maps', async () => {
  const result = await evaluate(`upload_options.tags = ['a', 'b']; upload_options.context = { 'k=1': 'x|y' }; upload_options.eager = ['c_scale,w_20', 'c_scale,w_30/png']`)
  assert.deepEqual([result.tags, result.context.custom, result.eager.map(({ width, format }) => `${width} ${format}`)], [['a', 'b'], { 'k=1': 'x|y' }, ['20 jpg', '30 png']])
})

test('Emoji and other letters come back as they are', async () => {
  const result = await evaluate(`upload_options.tags = ['smile \u{1f600}', 'größe', upload_options.context]`, { context: 'k=日本' })
  assert.deepEqual(result.tags, ['k=日本', 'smile \u{1f600}', 'größe'].sort())
})

test('It cannot name, place or open the asset', async () => {
  const public_id = unique('mine')
  const result = await evaluate(`upload_options.public_id = 'yours'; upload_options.type = 'authenticated'; upload_options.asset_folder = 'elsewhere'; upload_options.overwrite = false; upload_options.notification_url = 'https://x.test'`, { public_id })
  assert.deepEqual([result.public_id, result.type, result.asset_folder ?? ''], [public_id, 'upload', ''])
})

test('A fault is told with its message, and nothing is stored', async () => {
  const public_id = unique('fault')
  const error = await failure(evaluate('nothing_of_that_name()', { public_id }))
  assert.equal(error.http_code, 400)
  assert.match(error.message, /^Invalid eval: ReferenceError: .*nothing_of_that_name/)
  assert.match(await refused('this is no script'), /^Invalid eval: SyntaxError/)
  assert.equal(await refused('throw "plain words"'), 'Invalid eval: plain words')
  assert.equal((await failure(sdk.api.resource(public_id))).http_code, 404)
})

test('Loops, bombs and floods end in an error and hurt nobody else', async () => {
  const messages = await Promise.all([
    'for (;;) {}',
    `var s = 'x'; for (;;) s += s`,
    'var a = []; for (;;) a.push(new Array(1000).join("x"))',
    'upload_options.tags = new Array(200000).join("x")',
    '(function f() { f() })()',
  ].map(refused))
  for (const message of messages) assert.match(message, /^(Invalid eval: |The script took too much time or memory)/)
  assert.ok(await counters())
})

test('What is no part of the language is not there', async () => {
  const result = await evaluate(`upload_options.tags = ['print', 'alert', 'console', 'require', 'Duktape', 'CBOR', 'performance', 'readFile', 'process'].filter(function (name) {
    return typeof (Function('return this')())[name] !== 'undefined' })`)
  assert.deepEqual(result.tags, [])
})

test('Tricks with prototypes, accessors and built-ins change nothing but its own result', async () => {
  const tricks = [
    `Array.prototype.forEach = Array.prototype.push = Function.prototype.call = null; upload_options.tags = ['kept']`,
    `JSON.stringify = function () { return '{"value":{"public_id":"x"}}' }; String = null; upload_options.tags = ['kept']`,
    `upload_options.__proto__ = { public_id: 'x', tags: 'inherited' }`,
    `Object.defineProperty(upload_options, 'tags', { enumerable: true, get: function () { return 'got' } })`,
  ]
  for (const trick of tricks) {
    const public_id = unique('trick')
    assert.equal((await evaluate(trick, { public_id })).public_id, public_id)
  }
  assert.match(await refused(`Object.prototype.toJSON = function () { return { public_id: 'x' } }`), /its result is no object/)
  assert.match(await refused('upload_options = null'), /its result is no object/)
  assert.match(await refused('upload_options = 7'), /its result is no object/)
  assert.match(await refused('var a = {}; a.a = a; upload_options.tags = a'), /^Invalid eval: /)
  assert.match(await refused('throw { toString: function () { throw 1 } }'), /^Invalid eval: /)
  assert.match(await refused(`Object.defineProperty(upload_options, 'tags', { enumerable: true, get: function () { throw new Error('late') } })`), /^Invalid eval: /)
})

test('A script that is too long is refused', async () => {
  assert.equal(await refused('1;'.repeat(10_001)), 'Invalid eval: 20002 characters, at most 20000')
})

test('A preset brings its script to unsigned uploads', async () => {
  const preset = unique('scripted')
  await sdk.api.create_upload_preset({ name: preset, unsigned: true, eval: `upload_options.tags = 'w' + resource_info.width` })
  const result = await sdk.uploader.unsigned_upload(`data:image/jpeg;base64,${picture.toString('base64')}`, preset)
  assert.deepEqual(result.tags, ['w241'])
})

test('on_success describes the asset that is there, and its failure fails nothing', async () => {
  const done = await upload('o.jpg', picture, { public_id: unique('hook'), on_success: 'current_asset.update({tags: ["autocaption"], context: { caption: "w" + e.upload_info.width }});' })
  assert.deepEqual([done.tags, done.context, done.hook_execution.on_success.status], [['autocaption'], { custom: { caption: 'w241' } }, 'success'])
  assert.deepEqual((await sdk.api.resource(done.public_id)).tags, ['autocaption'])
  const failed = await upload('f.jpg', picture, { public_id: unique('hook'), on_success: 'nothing()' })
  assert.deepEqual([failed.width, failed.hook_execution.on_success.status], [241, 'failed'])
  assert.match(failed.hook_execution.on_success.error, /ReferenceError/)
})
