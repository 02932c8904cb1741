// Finds anvil's executable. The npm wrapper is not used: killing it would leave the real process behind.
import { createRequire } from 'node:module'

const systems: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'win32',
}
const processors: Partial<Record<NodeJS.Architecture, string>> = { x64: 'amd64', arm64: 'arm64' }

/** Path of the executable for this machine; throws with what to do when npm did not install it. */
export function anvilBinary(platform = process.platform, arch = process.arch): string {
  const system = systems[platform]
  const processor = processors[arch]
  if (!system || !processor) throw new Error(`anvil has no build for ${platform} ${arch}`)
  const name = `@foundry-rs/anvil-${system}-${processor}`
  // Resolved from @foundry-rs/anvil, whose dependency it is: strict installers don't hoist it.
  const require = createRequire(
    createRequire(import.meta.url).resolve('@foundry-rs/anvil/package.json'),
  )
  try {
    return require.resolve(`${name}/bin/anvil${system === 'win32' ? '.exe' : ''}`)
  } catch {
    throw new Error(
      `The local chain needs ${name}, an optional dependency npm left out: run npm install without --omit=optional`,
    )
  }
}
