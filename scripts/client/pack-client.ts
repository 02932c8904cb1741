// `npm run client`: the contract and its client as a small package, in dist-client/ (or the given folder). Any
// TypeScript or JavaScript program can install and import it, without React or a build tool.
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Replaces the folder. Throws when the contract does not compile. */
export function packClient(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const config = join(root, 'scripts/client/tsconfig.json')
  execFileSync(process.execPath, [tsc, '-p', config, '--outDir', folder], { stdio: 'inherit' })
  const { version, license, dependencies } = projectPackage()
  const needed = Object.fromEntries(
    ['big.js', 'eventsource-parser', 'zod'].map(
      (name) => [name, dependencies[name] ?? '*'] as const,
    ),
  )
  const description =
    'Typed client of the Alura API: every endpoint, its schemas, and one function that calls them'
  const pack = {
    name: 'alura-client',
    version,
    description,
    license,
    type: 'module',
    sideEffects: ['./primitives.js'],
    exports: { '.': './client.js', ...exportsOf(folder) },
    engines: { node: '>=22.12' },
    dependencies: needed,
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(pack, null, 2)}\n`)
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}

/** Exports every module by its file name alone, whatever its folder: `alura-client/sessions`. */
function exportsOf(folder: string): Record<string, string> {
  const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .toSorted()
  return Object.fromEntries(
    modules.map((name) => [`./${basename(name, '.js')}`, `./${name.replaceAll('\\', '/')}`]),
  )
}

interface ProjectPackage {
  version: string
  license: string
  dependencies: Record<string, string>
}

function projectPackage(): ProjectPackage {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as ProjectPackage
}

if (import.meta.main) {
  const folder = resolve(process.argv[2] ?? join(root, 'dist-client'))
  packClient(folder)
  console.log(`The client is in ${folder}: npm install ${folder}`)
}
