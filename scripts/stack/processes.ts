// Child processes that report readiness with their first line of standard output and end with their parent.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What V8 has compiled once; a start without it costs a third more. Where it cannot be written, Node does without. */
export const compileCache = join(import.meta.dirname, '../../.cache/compiled')

/**
 * V8 sizes itself by the machine: 130 MB for what is young, and up to twice what is in use. Here several processes live
 * side by side and have little to do.
 */
const lean = ['--max-semi-space-size=4', '--heap-growing-percent=20']
/** glibc keeps what each thread freed for that thread alone, 100 MB after a start; with one arena all threads share it. */
const leanEnv = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' }

export interface Running {
  child: ChildProcess
  /** The JSON object of the ready line. */
  ready: Record<string, unknown>
  stop(): Promise<void>
}

/**
 * A child that ended before it was ready. The message contains its last output, which `onLine` has received already.
 */
export class ChildEnded extends Error {}

/**
 * Starts `node entry` and resolves once it prints `{"ready":true,…}`. Other lines go to `onLine`. The child gets an
 * IPC channel, so that it ends by itself when this process dies for any reason.
 */
export function startNode(
  entry: string,
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
  flags: string[] = [],
): Promise<Running> {
  const child = spawn(process.execPath, [...lean, ...flags, entry], {
    env: { NODE_COMPILE_CACHE: compileCache, ...leanEnv, ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await exited
  }
  return new Promise((resolve, reject) => {
    const lines: string[] = []
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue
      createInterface({ input: stream }).on('line', (line) => {
        const ready = readyLine(line)
        if (ready !== null) return resolve({ child, ready, stop })
        lines.push(line)
        if (lines.length > 20) lines.shift()
        onLine(line)
      })
    }
    child.once('error', reject)
    // On `close`, not on `exit`, because the last lines may still be arriving.
    child.once('close', (code) =>
      reject(new ChildEnded(`${entry} ended (${code})\n${lines.join('\n')}`)),
    )
  })
}

function readyLine(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{"ready":true')) return null
  const parsed: unknown = JSON.parse(line)
  return typeof parsed === 'object' && parsed !== null ? { ...parsed } : null
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })
}

/**
 * Under npm the parent of a script is a shell, which dies of a signal without passing it on, so that nobody would
 * stop the script. Without npm a parent may end before its child.
 */
export function endWithShell(end: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    end()
  }, 500)
  timer.unref()
}
