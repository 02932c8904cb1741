// `npm run backup -- <file>`: everything that cannot be made again, in one file: the database, the secret, and the
// simulated exchange and chain where there are any. The embedded database and localnet must not be running meanwhile;
// a PostgreSQL may be in use.
import { SettingError, explain } from '../platform/settings.ts'
import { writeBackup } from './backup/write-backup.ts'

const file = process.argv[2]
try {
  if (file === undefined) throw new SettingError('Name the file: npm run backup -- alura.backup')
  const { rows, bytes, parts } = await writeBackup(file, process.env)
  console.log(`Saved ${rows} rows, and ${parts.join(', ')}, in ${file} (${bytes} bytes).`)
  console.log('It holds the secret that opens trading keys: keep it where nobody else can read it.')
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
