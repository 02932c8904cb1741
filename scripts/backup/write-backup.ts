import { chmodSync, cpSync, existsSync, mkdtempSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { create } from 'tar'
import { lockFolder } from '../../platform/folder-lock.ts'
import { type Env, SettingError } from '../../platform/settings.ts'
import { dumpDatabase } from '../../server/storage/backup/dump-database.ts'
import { openDatabase } from '../../server/storage/kernel/database.ts'
import { version } from '../../server/settings/version.ts'
import { isOfProcess, names, placeFrom, type Place } from './parts.ts'

/**
 * Writes the file whole or not at all, readable by this user only. Throws a SettingError when the file exists, there
 * is nothing to save, or Alura is running on the embedded database or localnet.
 */
export async function writeBackup(
  file: string,
  env: Env,
): Promise<{ rows: number; bytes: number; parts: string[] }> {
  const place = placeFrom(env)
  const target = resolve(file)
  if (existsSync(target)) throw new SettingError(`${target} exists already. Choose another name.`)
  if (!existsSync(dirname(target))) throw new SettingError(`There is no folder ${dirname(target)}.`)
  if (place.databaseUrl === undefined && !existsSync(join(place.dataDir, 'db'))) {
    throw new SettingError(`There is no database in ${place.dataDir}. Is DATA_DIR right?`)
  }
  const work = mkdtempSync(join(dirname(target), '.alura-backup-'))
  const unlock = lockLocalnet(place)
  try {
    const rows = await dumpTo(join(work, names.database), place)
    const parts = [...copySecret(work, place), ...copyLocalnet(work, place)]
    const about = {
      product: 'alura',
      version,
      at: new Date().toISOString(),
      network: place.network,
    }
    writeFileSync(join(work, names.about), JSON.stringify(about))
    const draft = join(work, 'backup')
    const inside = [names.about, names.database, ...parts]
    await create({ gzip: true, portable: true, cwd: work, file: draft }, inside)
    chmodSync(draft, 0o600)
    renameSync(draft, target)
    return { rows, bytes: statSync(target).size, parts }
  } finally {
    unlock()
    rmSync(work, { recursive: true, force: true })
  }
}

/** The exchange's books and the chain must not move on while they are copied. */
function lockLocalnet({ dataDir }: Place): () => void {
  const folder = join(dataDir, names.localnet)
  return existsSync(folder) ? lockFolder(folder) : () => {}
}

async function dumpTo(path: string, place: Place): Promise<number> {
  const opened = await openDatabase(place)
  const file = await open(path, 'wx', 0o600)
  try {
    return await dumpDatabase(opened.db, (line) => file.appendFile(`${line}\n`))
  } finally {
    await file.close()
    await opened.close()
  }
}

/** Nothing when the secret is a setting: then it is the operator's to keep. */
function copySecret(work: string, { dataDir }: Place): string[] {
  const secret = join(dataDir, names.secret)
  if (!existsSync(secret)) return []
  cpSync(secret, join(work, names.secret))
  return [names.secret]
}

function copyLocalnet(work: string, { dataDir }: Place): string[] {
  const folder = join(dataDir, names.localnet)
  if (!existsSync(folder)) return []
  cpSync(folder, join(work, names.localnet), {
    recursive: true,
    filter: (path) => !isOfProcess(path),
  })
  return [names.localnet]
}
