// What is in an archive, read by another implementation than ours: that of Python.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Path → bytes of every file in a ZIP or TGZ archive; throws when it is broken. */
export function unpack(bytes, format = 'zip') {
  const folder = mkdtempSync(join(tmpdir(), 'dam-unpack-'))
  try {
    const archive = join(folder, `a.${format}`)
    const into = join(folder, 'into')
    writeFileSync(archive, bytes)
    if (format === 'zip') {
      // Python reads the central directory and checks every sum.
      const script = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])'
      execFileSync('python3', ['-c', script, archive, into], { stdio: 'pipe' })
    } else {
      const script = 'import sys,tarfile,os; os.mkdir(sys.argv[2]); tarfile.open(sys.argv[1],"r:gz").extractall(sys.argv[2],filter="data")'
      execFileSync('python3', ['-c', script, archive, into], { stdio: 'pipe' })
    }
    return Object.fromEntries(readdirSync(into, { recursive: true })
      .filter((name) => statSync(join(into, name)).isFile())
      .map((name) => [name, readFileSync(join(into, name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
