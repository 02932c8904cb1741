// `npm run restore -- <file>`: reads a backup into an empty DATA_DIR, and an empty DATABASE_URL where it is set.
import { SettingError, explain } from '../platform/settings.ts'
import { readBackup } from './backup/read-backup.ts'

const file = process.argv[2]
try {
  if (file === undefined) throw new SettingError('Name the file: npm run restore -- alura.backup')
  const { rows, parts, at, dataDir } = await readBackup(file, process.env)
  console.log(`Restored ${rows} rows, and ${parts.join(', ')}, of ${at} into ${dataDir}.`)
  console.log('`npm start` goes on from there.')
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
