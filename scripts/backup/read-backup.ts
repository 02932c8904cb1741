import { createReadStream, existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { extract } from 'tar'
import { prepareDataFolder } from '../../platform/data-folder.ts'
import { type Env, SettingError } from '../../platform/settings.ts'
import { restoreDatabase } from '../../server/storage/backup/restore-database.ts'
import { About, names, placeFrom } from './parts.ts'

/**
 * Everything or nothing: the parts are made beside their places and moved there last. Throws a SettingError when
 * something is there already, or the file is damaged.
 */
export async function readBackup(
  file: string,
  env: Env,
): Promise<{ rows: number; parts: string[]; at: string; dataDir: string }> {
  const place = placeFrom(env)
  const { dataDir } = place
  const source = resolve(file)
  if (!existsSync(source)) throw new SettingError(`There is no file ${source}.`)
  const taken = ['db', names.secret, names.localnet].filter((name) =>
    existsSync(join(dataDir, name)),
  )
  if (taken.length > 0) {
    throw new SettingError(
      `${dataDir} is not empty: it has ${taken.join(', ')}. Move it away, or choose another folder with DATA_DIR.`,
    )
  }
  prepareDataFolder(dataDir)
  const work = mkdtempSync(join(dataDir, '.restoring-'))
  try {
    await extract({ file: source, cwd: work, strict: true }).catch(() => {
      throw damaged(source)
    })
    const { at } = aboutIn(work, source)
    const lines = createInterface({ input: createReadStream(join(work, names.database)) })
    const made = { ...place, dataDir: join(work, 'made') }
    const rows = await restoreDatabase(made, lines)
    const parts = [names.secret, names.localnet].filter((name) => existsSync(join(work, name)))
    for (const name of parts) renameSync(join(work, name), join(dataDir, name))
    const db = join(made.dataDir, 'db')
    if (existsSync(db)) renameSync(db, join(dataDir, 'db'))
    return { rows, parts, at, dataDir }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function aboutIn(work: string, source: string) {
  const inside = readdirSync(work)
  if (!inside.includes(names.about) || !inside.includes(names.database)) throw damaged(source)
  const about = About.safeParse(JSON.parse(readFileSync(join(work, names.about), 'utf8')))
  if (!about.success) throw damaged(source)
  return about.data
}

const damaged = (source: string) =>
  new SettingError(`${source} is damaged, or no backup of Alura. Nothing was restored.`)
