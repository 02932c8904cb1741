// PGlite trusts that it is alone in its folder. This makes sure: beside the folder lies a file that names its holder.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

interface Holder {
  pid: number
  /** Start of that process, epoch ms: ids are used again, in containers at once. */
  startedAt: number
}

const self: Holder = { pid: process.pid, startedAt: Math.round(performance.timeOrigin) }

/** Throws when a living process holds the folder. Returns unlock. */
export function lockFolder(folder: string): () => void {
  const path = `${folder}.lock`
  if (!claim(path)) {
    const holder = holderOf(path)
    if (holder !== undefined && isAlive(holder)) throw inUse(folder, path, holder)
    removeStale(path)
    if (!claim(path)) throw inUse(folder, path, holderOf(path))
  }
  return () => rmSync(path, { force: true })
}

/** False when the lock exists. It appears with its content, so nobody reads half of it. */
function claim(path: string): boolean {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Takes the file away under a name of our own, and puts it back if it turns out to be another's fresh lock. */
function removeStale(path: string): void {
  const taken = `${path}.${process.pid}.stale`
  try {
    renameSync(path, taken)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const holder = holderOf(taken)
  if (holder !== undefined && isAlive(holder)) linkSync(taken, path)
  rmSync(taken, { force: true })
}

function holderOf(path: string): Holder | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return isHolder(read) ? read : undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    Number.isInteger(value.pid) &&
    'startedAt' in value &&
    Number.isInteger(value.startedAt)
  )
}

function isAlive({ pid, startedAt }: Holder): boolean {
  if (pid === self.pid) return startedAt === self.startedAt
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function inUse(folder: string, path: string, holder: Holder | undefined): Error {
  return new Error(
    `The database in ${folder} is in use by process ${holder?.pid ?? 'unknown'}. Stop it, choose another DATA_DIR, ` +
      `or delete ${path} if that process is not Alura.`,
  )
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
