// `npm run tours`: installs third-party clients of the venue into .cache/tours, and uses localnet's exchange with
// them. Asks Python's package registry once.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clientsDir } from '../localnet/clients/python.ts'

const root = join(import.meta.dirname, '..')
const requirements = join(root, 'localnet/clients/requirements.txt')
const venv = join(clientsDir, 'venv')
const stamp = join(clientsDir, 'installed.txt')
/** The validation of typed data in MetaMask. Newer versions depend on unpublished packages. */
const walletCheck = '@metamask/signature-controller@36.0.0'
const wanted = `${readFileSync(requirements, 'utf8')}${walletCheck}\n`

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  run('python3', ['-m', 'venv', venv], 'Python 3 with its venv module (Debian: python3-venv)')
  run(
    join(venv, 'bin/pip'),
    ['install', '--quiet', '-r', requirements],
    'a way to a Python package registry',
  )
  run(
    'npm',
    [
      'install',
      '--silent',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--prefix',
      join(clientsDir, 'wallet'),
      walletCheck,
    ],
    'a way to the npm registry',
  )
  writeFileSync(stamp, wanted)
}
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const tours = spawnSync(process.execPath, [vitest, 'run', 'localnet/clients', 'server/wallets'], {
  cwd: root,
  stdio: 'inherit',
})
process.exit(tours.status ?? 1)

function run(command: string, args: string[], needs: string) {
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  if (status === 0) return
  console.error(`Skipped: the tours need ${needs}.`)
  process.exit(0)
}
