// Figures as a table for people and as JSON for keeping.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Prints rows (objects with the same keys) in columns; numbers to the right. */
export function table(title, rows) {
  const names = Object.keys(rows[0])
  const cells = rows.map((row) => names.map((name) => text(row[name])))
  const widths = names.map((name, i) => Math.max(name.length, ...cells.map((row) => row[i].length)))
  const line = (row, numeric) => row.map((cell, i) => (numeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd()
  const numeric = names.map((name) => typeof rows[0][name] === 'number')
  console.log(`\n${title}\n${line(names, numeric)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}`)
  for (const row of cells) console.log(line(row, numeric))
}

const text = (value) => (typeof value !== 'number' ? String(value ?? '') : Number.isInteger(value) ? `${value}` : value.toFixed(value < 10 ? 2 : 1))

/** Keeps figures as {DAM_RESULTS}/{name}.json. */
export function keep(name, figures) {
  const folder = process.env.DAM_RESULTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`)
}

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

/** Prints what a proof found and ends the process with 1 if anything is wrong. */
export function verdict(name, figures, problems) {
  keep(name, { ...figures, problems })
  for (const problem of problems) console.log(`WRONG  ${problem}`)
  console.log(problems.length === 0 ? `${name}: proven` : `${name}: NOT proven`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
