import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
export const dashboardDir = join(root, 'dist')
const sources = [
  'src',
  'contract',
  'engine',
  'public',
  'index.html',
  'vite.config.ts',
  'lingui.config.ts',
  'scripts/texts',
  'package-lock.json',
]

/** Runs `vite build` unless dist/ is newer than all of its sources; `say` gets the reason for the wait. */
export async function buildIfStale(
  say: (words: string) => void = (words) => console.log(words),
): Promise<void> {
  const builtAt = modifiedAt(join(dashboardDir, 'index.html'))
  if (builtAt > Math.max(...sources.map((path) => newest(join(root, path))))) return
  say(
    builtAt === 0
      ? 'Building the dashboard for the first time, which takes a moment …'
      : 'Building the dashboard, which has changed …',
  )
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
