// Resident memory of a process and everything it started, from /proc.
import { readFileSync, readdirSync } from 'node:fs'

const read = (path) => { try { return readFileSync(path, 'utf8') } catch { return '' } }

const children = (pid) => {
  let tasks = []
  try { tasks = readdirSync(`/proc/${pid}/task`) } catch { return [] }
  return tasks.flatMap((task) => read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number))
}

/** Without children that are about to run a program: until then they are their parent's own memory. */
const tree = (pid) => {
  const command = read(`/proc/${pid}/cmdline`)
  return [pid, ...children(pid).filter((child) => read(`/proc/${child}/cmdline`) !== command).flatMap(tree)]
}

const field = (pid, name) => Number(read(`/proc/${pid}/status`).match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0) / 1024

/** MB resident now, summed over the tree. */
export const residentMb = (pid) => tree(pid).reduce((sum, id) => sum + field(id, 'VmRSS'), 0)

/** MB at each process's own peak, summed: an upper bound of the tree's peak. */
export const peakMb = (pid) => tree(pid).reduce((sum, id) => sum + field(id, 'VmHWM'), 0)

/** Samples until stopped; stop() gives { first, peak, last } in MB. */
export function watchMemory(pid, everyMs = 200) {
  const samples = [residentMb(pid)]
  const timer = setInterval(() => samples.push(residentMb(pid)), everyMs)
  return {
    stop() {
      clearInterval(timer)
      samples.push(residentMb(pid))
      return { first: samples[0], peak: Math.max(...samples), last: samples.at(-1) }
    },
  }
}
