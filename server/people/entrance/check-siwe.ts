// Checks what a parsed sign-in message must contain to be valid here and now.
import { getAddress, isAddress } from 'viem'
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import { ownOrigins } from '../../settings/addresses.ts'
import type { Context } from '../../context.ts'
import { nonceLifeMs, nonceExpiry } from './nonces.ts'
import { type SiweFields, isUri, siweInvalid, timeOf } from './siwe-fields.ts'

/** Milliseconds. Clients write the times by their own clocks. */
const clockSkewMs = 60_000

export interface SiweClaim {
  /** Checksummed. */
  address: Address
  nonce: string
  nonceExpiresAt: UnixMs
}

type Ports = Pick<Context, 'config' | 'clock' | 'pageOrigin'>

/** Throws SIWE_INVALID. The caller checks the nonce's use and the signature. */
export function checkSiwe(ctx: Ports, fields: SiweFields): SiweClaim {
  checkPlace(ctx, fields)
  const { address, version, chainId, nonce } = fields
  if (!isAddress(address, { strict: false }) || getAddress(address) !== address) {
    throw siweInvalid('address', 'must be an address in its checksummed form (EIP-55)')
  }
  if (version !== '1') throw siweInvalid('version', 'must be 1')
  if (chainId !== String(ctx.config.chain.id)) {
    throw siweInvalid('chain-id', `must be ${ctx.config.chain.id}`)
  }
  const now = ctx.clock()
  checkTimes(fields, now)
  const nonceExpiresAt = nonceExpiry(ctx.config, nonce)
  if (nonceExpiresAt === undefined) {
    throw siweInvalid('nonce', 'is not one of this server: ask for one first')
  }
  if (now >= nonceExpiresAt)
    throw siweInvalid('nonce', 'is older than five minutes: ask for another')
  return { address, nonce, nonceExpiresAt }
}

/** A page may sign people in only at itself; otherwise another site's visitors could be made to sign for ours. */
function checkPlace({ config, pageOrigin }: Ports, { scheme, domain, uri }: SiweFields): void {
  const origins = [...ownOrigins(config)].filter(
    (origin) => pageOrigin === undefined || origin === pageOrigin,
  )
  const named = origins.filter((origin) => new URL(origin).host === domain)
  if (named.length === 0) {
    const must = origins.length === 1 ? `must be ${hostOf(origins)}` : 'must be this server’s own'
    throw siweInvalid('domain', pageOrigin === undefined || origins.length > 0 ? must : notOurs)
  }
  const ours = named.filter((origin) => scheme === undefined || origin === `${scheme}://${domain}`)
  if (ours.length === 0) throw siweInvalid('domain', 'has another scheme than this server')
  if (!isUri(uri) || !ours.includes(new URL(uri).origin)) {
    throw siweInvalid('uri', `must be an address at ${ours.join(' or ')}`)
  }
}

const notOurs = 'is asked for by a page that is none of this server’s'
const hostOf = ([origin = '']: string[]) => new URL(origin).host

function checkTimes({ issuedAt, expirationTime, notBefore }: SiweFields, now: UnixMs): void {
  const issued = readTime('issued-at', issuedAt)
  if (issued > now + clockSkewMs) {
    throw siweInvalid('issued-at', 'lies in the future: is the clock of your device right?')
  }
  if (issued < now - nonceLifeMs - clockSkewMs) {
    throw siweInvalid('issued-at', 'is too long ago: sign a new message')
  }
  if (expirationTime !== undefined && readTime('expiration-time', expirationTime) <= now) {
    throw siweInvalid('expiration-time', 'is over: sign a new message')
  }
  if (notBefore !== undefined && readTime('not-before', notBefore) > now) {
    throw siweInvalid('not-before', 'is still to come')
  }
}

function readTime(field: string, text: string): UnixMs {
  const time = timeOf(text)
  if (time === undefined) throw siweInvalid(field, 'must be a time as in RFC 3339')
  return time
}
