// A nonce contains its expiry and a MAC, so that issuing any number of them needs no storage. Only used ones are
// stored, until they would have expired.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { UnixMs } from '../../../contract/primitives.ts'
import type { ServerConfig } from '../../settings/config.ts'
import { deriveKey } from '../../settings/secrets.ts'

export const nonceLifeMs = 5 * 60_000

/** Expiry in seconds and 16 random bytes, then their MAC; in hex, because EIP-4361 allows only letters and digits. */
const form = /^([0-9a-f]{8})[0-9a-f]{64}$/
const textLength = 40

type Settings = Pick<ServerConfig, 'secret' | 'network'>

export function makeNonce(settings: Settings, now: UnixMs): string {
  const ends = Math.floor((now + nonceLifeMs) / 1000)
  const text = ends.toString(16).padStart(8, '0') + randomBytes(16).toString('hex')
  return text + macOf(settings, text).toString('hex')
}

/** When the nonce expires; undefined when it was not issued here. */
export function nonceExpiry(settings: Settings, nonce: string): UnixMs | undefined {
  const [, ends] = form.exec(nonce) ?? []
  if (ends === undefined) return undefined
  const [text, mac] = [nonce.slice(0, textLength), nonce.slice(textLength)]
  if (!timingSafeEqual(Buffer.from(mac, 'hex'), macOf(settings, text))) return undefined
  return Number.parseInt(ends, 16) * 1000
}

function macOf({ secret, network }: Settings, text: string): Buffer {
  const key = deriveKey(secret, `siwe-nonce/${network}/v1`)
  return createHmac('sha256', key).update(text).digest().subarray(0, 16)
}
