// The terms about a language model: where it is asked, and its key.
import { BlockList, isIP } from 'node:net'
import { ServiceError } from '../../contract/errors.ts'
import type { ServerConfig } from '../settings/config.ts'
import { createVault } from '../people/index.ts'

/** Sealed for its owner: what is stored cannot be opened for anybody else. */
export function sealKey({ secret }: Pick<ServerConfig, 'secret'>, userId: string, key: string) {
  return createVault(secret, 'model-key').seal(Buffer.from(key), { userId, keyId: 'model-key' })
}

/** Throws for what was sealed for somebody else. */
export function openKey({ secret }: Pick<ServerConfig, 'secret'>, userId: string, sealed: string) {
  const opened = createVault(secret, 'model-key').open(sealed, { userId, keyId: 'model-key' })
  return Buffer.from(opened).toString()
}

/** Addresses that belong to the server's own network, not to the internet. */
const inside = new BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(address, prefix, 'ipv4')
}
for (const [address, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(address, prefix, 'ipv6')
}

/** An IP address, also IPv4 written as IPv6. */
export function isInsideNetwork(address: string): boolean {
  return inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '::1'
}

/**
 * https to the internet, or http to this machine by name or loopback address. Throws VALIDATION_FAILED. What a name
 * stands for is checked again when it is asked.
 */
export function requireModelUrl(text: string): string {
  const url = new URL(text)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isHere = isThisMachine(host)
  if (url.username !== '' || url.password !== '') throw refused('must not contain a password')
  if (isHere && (url.protocol === 'http:' || url.protocol === 'https:')) return text
  if (url.protocol !== 'https:') throw refused('must begin with https://, or be on this machine')
  const family = isIP(host)
  const isInside =
    family === 0
      ? !host.includes('.') || /\.(local|internal|localhost)$/.test(host)
      : isInsideNetwork(host)
  if (isInside) throw refused('must not be an address of a private network')
  return text
}

function refused(message: string): ServiceError {
  return new ServiceError('VALIDATION_FAILED', `llm_base_url ${message}`, {
    details: [{ path: 'llm_base_url', message }],
  })
}
