// Tells ESLint what `@/features/…` and `./…` mean, so that it can see who imports whom.
const { existsSync, statSync } = require('node:fs')
const { dirname, join, resolve } = require('node:path')

const src = join(__dirname, '..', 'src')
const endings = ['', '.ts', '.tsx', '.d.ts']

exports.interfaceVersion = 2

exports.resolve = (source, importer) => {
  const path = source.startsWith('@/') ? join(src, source.slice(2)) : source.startsWith('.') ? resolve(dirname(importer), source) : null
  const file = path && endings.map((ending) => path + ending).find((candidate) => existsSync(candidate) && statSync(candidate).isFile())
  return file ? { found: true, path: file } : { found: false }
}
