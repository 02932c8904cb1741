// The settings that are keys. Their values are never shown.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Network } from '../../contract/ops/config.ts'
import type { Hex } from '../../contract/primitives.ts'
import { prepareDataFolder } from '../../platform/data-folder.ts'
import { SettingError, textFrom } from '../../platform/settings.ts'
import { guessability } from '../people/signatures/guessable.ts'

const howToMake = '`openssl rand -hex 32` makes a good one; left out, ALURA_SECRET is made for you.'

/** From the environment, otherwise from the file in the data folder, which the first start creates. */
export function secretFrom(env: NodeJS.ProcessEnv, dataDir: string): string {
  const given = textFrom(env, 'ALURA_SECRET')
  if (given !== undefined) {
    if (isHex(given)) return unguessable(given, 'ALURA_SECRET')
    throw new SettingError(`ALURA_SECRET must be at least 64 random hex digits: ${howToMake}`)
  }
  prepareDataFolder(dataDir)
  const file = join(dataDir, 'secret')
  const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (kept !== undefined) {
    if (isHex(kept)) return unguessable(kept, `The secret in ${file}`)
    throw new SettingError(
      `The secret in ${file} is damaged. Put it back from a copy, or delete the file: everybody then signs in and enables trading anew.`,
    )
  }
  const made = randomBytes(32).toString('hex')
  writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
  return made
}

function isHex(secret: string): boolean {
  return /^[0-9a-fA-F]{64,}$/.test(secret)
}

function unguessable(secret: string, name: string): string {
  const fault = guessability(secret)
  if (fault === undefined) return secret
  throw new SettingError(`${name} ${fault}, so anybody could guess it: ${howToMake}`)
}

/** Undefined when there is none. On localnet, where money is simulated, a public key is used by default. */
export function treasuryKeyFrom(env: NodeJS.ProcessEnv, network: Network): Hex | undefined {
  const key = textFrom(env, 'TREASURY_KEY')
  if (key === undefined) return undefined
  if (!isPrivateKey(key)) throw new SettingError('TREASURY_KEY must be 0x and 64 hex digits')
  const fault = network === 'localnet' ? undefined : guessability(key.slice(2))
  if (fault === undefined) return key
  throw new SettingError(
    `TREASURY_KEY ${fault}, so anybody could take what it holds: use an account whose key was made at random.`,
  )
}

/** Within the order of the curve, so that it has an account. */
function isPrivateKey(text: string): text is Hex {
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
  return /^0x[0-9a-fA-F]{64}$/.test(text) && BigInt(text) > 0n && BigInt(text) < order
}
