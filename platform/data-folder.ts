// Checks the folder in DATA_DIR before anything relies on it, and explains what is wrong with it.
import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { SettingError, textFrom } from './settings.ts'

/** Bytes that an embedded database and a local chain need at the start. */
const leastFreeBytes = 100_000_000

const troubles: Record<string, string> = {
  EACCES: 'may not be written by this user',
  EPERM: 'may not be written by this user',
  EROFS: 'lies on a disk that can only be read',
  EEXIST: 'is a file, not a folder',
  ENOTDIR: 'leads through a file',
  ENOENT: 'cannot be created there',
  ENAMETOOLONG: 'is too long a name',
  ELOOP: 'leads in a circle',
  ENOSPC: 'lies on a disk that is full',
  EDQUOT: 'is over the quota of this user',
}

/** Returns an absolute path. */
export function dataDirFrom(env: Readonly<Record<string, string | undefined>>): string {
  return resolve(textFrom(env, 'DATA_DIR') ?? '.alura')
}

/**
 * Creates the folder when it is missing, accessible to this user only. Throws a SettingError when it cannot hold
 * data.
 */
export function prepareDataFolder(folder: string): void {
  try {
    createFolder(folder)
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    throw explained(error, folder)
  }
  const { bavail, bsize } = statfsSync(folder)
  refuseFullDisk(folder, bavail * bsize)
}

/**
 * Creates parents, too. Node's own `recursive` option never returns where a file system allows no folders, such as
 * /proc.
 */
function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EEXIST' && statSync(folder).isDirectory()) return
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error
    createFolder(dirname(folder))
    createFolder(folder)
  }
}

/** Throws a SettingError when `freeBytes` do not suffice. */
export function refuseFullDisk(folder: string, freeBytes: number): void {
  if (freeBytes >= leastFreeBytes) return
  const megabytes = (bytes: number) => `${Math.floor(bytes / 1_000_000)} MB`
  throw new SettingError(
    `The disk of ${folder} has ${megabytes(freeBytes)} left; Alura needs ${megabytes(leastFreeBytes)} to begin with. ` +
      'Make room, or set DATA_DIR to a folder on another disk.',
  )
}

function explained(error: unknown, folder: string): unknown {
  const code = codeOf(error)
  const trouble = troubles[code]
  if (trouble === undefined) return error
  return new SettingError(
    `The data folder ${folder} ${trouble} (${code}). Set DATA_DIR to a folder that this user may write.`,
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
