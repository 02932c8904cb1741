import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Another PGlite version or other migrations need another empty database. */
export function fingerprint(): string {
  const folder = new URL('../../storage/migrations/', import.meta.url)
  const files = [
    ...readdirSync(folder).filter((name) => name.endsWith('.sql')),
    'meta/_journal.json',
  ]
  const hash = createHash('sha256').update(pgliteVersion())
  for (const name of files.toSorted()) hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex').slice(0, 16)
}

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return readFileSync(join(entry, '../../package.json'), 'utf8')
}
