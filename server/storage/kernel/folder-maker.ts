// A process of its own that creates an empty database in the folder it is given, and ends.
import { PGlite } from '@electric-sql/pglite'

process.on('disconnect', () => process.exit(1))
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Which folder?')
const made = await PGlite.create({ dataDir: folder })
await made.close()
process.exit(0)
