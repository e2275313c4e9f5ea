import { gzipSync } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** Fails the build when the JavaScript that the first page needs (the entry and its static imports) outgrows its budget. */
export function entryBudget({ gzippedKiB }: { readonly gzippedKiB: number }): Plugin {
  return {
    name: 'dam-entry-budget',
    apply: 'build',
    generateBundle(_options, bundle) {
      const bytes = entryFiles(bundle).reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0)
      const size = (bytes / 1024).toFixed(1)
      if (bytes > gzippedKiB * 1024) this.error(`The entry is ${size} KiB gzipped; its budget is ${gzippedKiB} KiB.`)
      this.info(`entry: ${size} KiB gzipped of ${gzippedKiB}`)
    },
  }
}

/** The entry chunks and everything they import statically. */
export function entryFiles(bundle: Rollup.OutputBundle): Rollup.OutputChunk[] {
  const found = new Map<string, Rollup.OutputChunk>()
  const visit = (fileName: string): void => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || found.has(fileName)) return
    found.set(fileName, chunk)
    chunk.imports.forEach(visit)
  }
  for (const file of Object.values(bundle)) if (file.type === 'chunk' && file.isEntry) visit(file.fileName)
  return [...found.values()]
}
