// Fails when a file of the dashboard has a name that ad blockers block, because its page would not open.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { dashboardDir } from './dashboard-build.ts'

/** What common block lists look for in URLs, as a word or at the beginning of one. */
const blocked = [
  'ad',
  'ads',
  'advert',
  'affiliate',
  'analytic',
  'banner',
  'beacon',
  'campaign',
  'click',
  'collect',
  'counter',
  'event',
  'fingerprint',
  'impression',
  'log',
  'marketing',
  'metric',
  'newsletter',
  'notification',
  'pixel',
  'pop',
  'popup',
  'promo',
  'referral',
  'share',
  'social',
  'sponsor',
  'stat',
  'stats',
  'telemetry',
  'track',
  'visitor',
]
const short = new Set(['ad', 'ads', 'log', 'pop', 'stat', 'stats'])

/** The word for which the file would be blocked; undefined for none. */
export function blockedWord(file: string): string | undefined {
  const words = file.toLowerCase().split(/[^a-z\d]+/)
  return blocked.find((bad) =>
    words.some((word) => (short.has(bad) ? word === bad : word.includes(bad))),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readdirSync(dashboardDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dashboardDir.length + 1))
  const bad = files.flatMap((file) => {
    const word = blockedWord(file)
    return word === undefined ? [] : [`${file} is called “${word}”: ad blockers would hold it back`]
  })
  for (const line of bad) console.error(line)
  if (files.length === 0 || bad.length > 0) process.exit(1)
}
