// A data folder whose database is there already, empty: to make one takes seconds of a core, to copy one next to nothing.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprint } from './database-fingerprint.ts'

/** `dataDir` has none yet. */
export async function copyDatabase(dataDir: string): Promise<void> {
  const made = join(tmpdir(), `alura-test-database-${fingerprint()}`)
  if (!existsSync(made)) await makeDatabase(made)
  cpSync(made, join(dataDir, 'db'), { recursive: true })
}

async function makeDatabase(folder: string): Promise<void> {
  // Loaded by whoever is first alone.
  const { openEmbedded } = await import('../storage/kernel/database.ts')
  const draft = `${folder}.${process.pid}`
  const database = await openEmbedded(draft)
  await database.close()
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Somebody else was faster.
    if (!existsSync(folder)) throw error
  }
}
