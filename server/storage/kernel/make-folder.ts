// Creating a database takes a second PostgreSQL and a compiler's memory, 90 MB of which a process would never give back.
// So another process does it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/**
 * Puts an empty database into the folder, which exists and is empty; does nothing when it has one. It is there as a whole
 * or not at all. Throws when it cannot be created.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const draftsOf = `${basename(folder)}.new-`
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(draftsOf)) rmSync(join(dirname(folder), name), { recursive: true })
  }
  const draft = join(dirname(folder), `${draftsOf}${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  const maker = fork(new URL('./folder-maker.ts', import.meta.url), [draft], { execArgv: [] })
  const [code] = (await once(maker, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`No database could be created in ${folder}`)
  rmdirSync(folder)
  renameSync(draft, folder)
}
