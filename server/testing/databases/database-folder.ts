// A data folder with an empty database: creating one takes seconds of CPU time, copying one almost none.
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprint } from './database-fingerprint.ts'

/** `dataDir` must not contain a database yet. */
export async function copyDatabase(dataDir: string): Promise<void> {
  const made = join(tmpdir(), `alura-test-database-${fingerprint()}`)
  if (!existsSync(made)) await makeDatabase(made)
  cpSync(made, join(dataDir, 'db'), { recursive: true })
}

async function makeDatabase(folder: string): Promise<void> {
  // Imported only by the first process, which has to create the database.
  const { openEmbedded } = await import('../../storage/kernel/database.ts')
  const draft = `${folder}.${process.pid}`
  const database = await openEmbedded(draft)
  await database.close()
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process was faster.
    if (!existsSync(folder)) throw error
  }
}
