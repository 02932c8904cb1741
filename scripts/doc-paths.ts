// Fails when a document names a file or folder of the project that does not exist.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const folders = 'contract|engine|platform|server|localnet|src|e2e|bench|docs|scripts|public'
const named = new RegExp(
  `\`((?:${folders})/[\\w./-]*)\`|\\]\\(((?:\\.\\.?/)*[\\w./-]+\\.\\w+)\\)`,
  'g',
)

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'engine/README.md',
  ...markdownIn('docs'),
].filter((file) => existsSync(join(root, file)))
const missing = documents.flatMap((document) =>
  [...readFileSync(join(root, document), 'utf8').matchAll(named)]
    .map((match) => (match[1] !== undefined ? match[1] : join(document, '..', match[2] ?? '')))
    .filter((path) => !existsSync(join(root, path)))
    .map((path) => `${document} names ${path}, which does not exist`),
)

for (const line of missing) console.error(line)
console.log(`${documents.length} documents checked`)
if (missing.length > 0) process.exit(1)

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
}
