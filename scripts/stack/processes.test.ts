import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { compileCache, startNode } from './processes.ts'

const script = `
  import { endWithShell } from '${join(import.meta.dirname, 'processes.ts')}'
  endWithShell(() => process.exit(0))
  setInterval(() => {}, 1000)
  console.log(process.pid)
`

test('a script run by npm ends when the shell between them is killed', async () => {
  const shell = spawn(
    'sh',
    ['-c', '"$0" --input-type=module -e "$1"; true', process.execPath, script],
    {
      env: { ...process.env, npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [line]: string[] = (await once(shell.stdout, 'data')).map(String)
  const pid = Number(line)
  expect(isAlive(pid)).toBe(true)
  shell.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 30_000 })
})

test('what a started process has compiled is kept for the next one', async () => {
  vi.stubEnv('NODE_COMPILE_CACHE', undefined)
  const folder = mkdtempSync(join(tmpdir(), 'alura-process-'))
  const entry = join(folder, 'entry.mjs')
  writeFileSync(
    entry,
    `import { getCompileCacheDir } from 'node:module'
    console.log(JSON.stringify({ ready: true, kept: getCompileCacheDir() ?? '' }))
    process.on('disconnect', () => process.exit(0))`,
  )
  const running = await startNode(entry, {}, () => {})
  expect(running.ready['kept']).toContain(compileCache)
  await running.stop()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
