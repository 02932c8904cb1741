// One living process per data folder.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Throws when another living process holds the folder. The returned function gives it back. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'localnet.pid')
  const release = () => rmSync(path, { force: true })
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      process.once('exit', release)
      return release
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const holder = Number(readFileSync(path, 'utf8'))
      if (isAlive(holder)) {
        throw new Error(`${folder} is in use by the localnet with process id ${holder}`)
      }
      release()
    }
  }
  throw new Error(`${folder} cannot be locked`)
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
