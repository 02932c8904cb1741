// One running process per folder. The lock is an open transaction in an empty SQLite file beside the folder: the
// system releases it when the process ends, for whatever reason, even if it remains as a zombie. A note beside it
// names the holder for people; nothing is decided by it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { SettingError } from './settings.ts'

/** Milliseconds. A process that was just killed may still be ending. */
const patienceMs = 2_000
/** SQLite's error code for a lock that another process holds. */
const busy = 5

/** Keeps the lock referenced: garbage collection would release it. */
const held = new Set<DatabaseSync>()

/**
 * Creates the folder when it is missing. Throws a SettingError when another process, or this one, holds it already.
 * Returns unlock.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const note = `${folder}.holder`
  const lock = new DatabaseSync(`${folder}.held`, { timeout: patienceMs })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) {
      throw inUse(folder, note)
    }
    throw error
  }
  held.add(lock)
  const since = new Date().toISOString()
  writeFileSync(note, `process ${process.pid} since ${since}\n`, { mode: 0o600 })
  return () => {
    if (!held.delete(lock)) return
    rmSync(note, { force: true })
    lock.close()
  }
}

function inUse(folder: string, note: string): SettingError {
  return new SettingError(
    `${folder} is in use by ${holderIn(note)}. Stop that Alura first, or choose another folder with DATA_DIR.`,
  )
}

/** Written a moment after the lock is taken. */
function holderIn(note: string): string {
  try {
    return readFileSync(note, 'utf8').trim() || 'another process'
  } catch {
    return 'another process'
  }
}
