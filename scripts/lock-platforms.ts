// `npm run lock`: completes package-lock.json after an install. When a registry mirror lacks other platforms'
// binaries, npm leaves them out, and `npm ci` then refuses the lock file. Names and exact versions are in their
// parents' optional dependencies, the platform is in the name; npm installs only those that fit the machine.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Locked {
  version?: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const file = join(import.meta.dirname, '../package-lock.json')
const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(file, 'utf8'))
const known = new Set(
  Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
)

let added = 0
for (const { optionalDependencies = {} } of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (known.has(name) || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue
    known.add(name)
    lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) }
    added++
  }
}
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(
  file,
  `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`,
)
console.log(`${added} optional packages of other platforms added to package-lock.json`)

function platformOf(name: string): Pick<Locked, 'os' | 'cpu' | 'libc'> {
  const words = new Set(name.split(/[/-]/))
  const os = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony'].find((word) =>
    words.has(word),
  )
  const cpu = words.has('amd64')
    ? 'x64'
    : ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32'].find((word) =>
        words.has(word),
      )
  if (cpu === undefined) throw new Error(`the name of ${name} tells no platform`)
  const isMusl = words.has('musl') || words.has('musleabihf')
  const isGlibc = words.has('gnu') || words.has('gnueabihf')
  return {
    ...(os === undefined ? {} : { os: [os] }),
    cpu: [cpu],
    ...(isMusl ? { libc: ['musl'] } : isGlibc ? { libc: ['glibc'] } : {}),
  }
}
