// `npm run texts`: fails when a text for people is in no catalogue, when the English one is not what the code says, and when
// another language lacks one. `npm run texts:write` brings the catalogues up to date.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { untoldTexts } from './texts/untold.ts'

const root = join(import.meta.dirname, '..')

/** Files whose words are not the dashboard's: tests, and what is made for builders and machines. */
const others = [
  'src/**/*.test.{ts,tsx}',
  'src/{testing,texts}/**',
  // The page of the primitives, and the API's documentation.
  'src/features/design/**',
  'src/app/api-docs/**',
  // What a wallet is told and answers.
  'src/wallet/{config,chain/chain-reads,demo/demo-provider}.ts',
  // Names of programs, keys of a keyboard and colours of a system.
  'src/lib/words/program-name.ts',
  'src/charts/theme.ts',
  // The language of programs, and what it says of itself.
  'src/features/lab/{editor/members-help,guide/examples}.ts',
  // Columns of files: read by programs, the same in every language.
  'src/features/board/ranking-csv.ts',
  'src/features/trading/positions/positions-export.tsx',
  'src/features/trading/sessions/log/session-files.ts',
]
/** Values of the contract and columns of files that look like words. */
const values = new Set([
  'Conservative',
  'Aggressive',
  'Degen',
  'Today',
  'Running',
  '0x',
  'signal …',
  'Alt',
  'Esc',
  'Shift',
  'net pnl',
  'amount (USDC)',
  'month (UTC)',
  'volume (USDC)',
  'earned (USDC)',
])

const files = globSync('src/**/*.{ts,tsx}', { cwd: root, exclude: others })
let failures = 0
for (const file of files.toSorted()) {
  for (const { line, text } of untoldTexts(file, readFileSync(join(root, file), 'utf8'))) {
    if (values.has(text)) continue
    console.error(`${file}:${line}: ${text}`)
    failures++
  }
}
if (failures > 0)
  console.error(`\n${failures} texts are not in the catalogue: CONTRIBUTING.md, "Texts".`)
const isSynced = lingui('check', 'sync', '--clean', '--workers', '1', '--verbose')
const isWhole = lingui('check', 'missing', '--mode', 'catalog', '--verbose')
if (!isSynced) console.error('Run `npm run texts:write` and commit src/texts/catalogues.')
process.exit(failures === 0 && isSynced && isWhole ? 0 : 1)

function lingui(...words: string[]): boolean {
  return spawnSync('lingui', words, { cwd: root, stdio: 'inherit' }).status === 0
}
