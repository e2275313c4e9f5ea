// Mutated URL strings and damaged files for minutes: the fuzz targets of the test projects, without their usual bounds.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { verdict } from '../support/report.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const minutes = Number(process.env.DAM_FUZZ_MINUTES ?? 5)
const seed = process.env.DAM_SEED ?? `${Date.now() % 1e9}`
const targets = [
  { project: 'Transformations', tests: 3 },
  { project: 'Media', tests: 1 },
]

function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  return status === 0
}

const problems = []
for (const { project, tests } of targets) {
  const assembly = `tests/${project}/bin/Release/net10.0/ServerlessDam.${project}.Tests.dll`
  const seconds = `${Math.max(1, Math.round((minutes * 60) / tests))}`
  console.log(`\n${project}: ${minutes} minutes, DAM_SEED=${seed}`)
  const passed =
    run('dotnet', ['build', `tests/${project}`, '-c', 'Release', '--nologo', '-v', 'quiet', '-p:UseSharedCompilation=false']) &&
    run('dotnet', [assembly, '-noLogo', '-noColor', '-showLiveOutput', '-class', '*FuzzTests'], { DAM_FUZZ_SECONDS: seconds, DAM_SEED: seed })
  if (!passed) problems.push(`${project}: an input broke it; DAM_SEED=${seed} repeats it`)
}
verdict('fuzz', { minutes, seed }, problems)
