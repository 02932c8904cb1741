import { randomBytes } from 'node:crypto'
import { createSiweMessage } from 'viem/siwe'
import type { createChallenge } from '../../contract/auth.ts'
import type { Address, UnixMs } from '../../contract/primitives.ts'
import type { ServerConfig } from '../config.ts'
import type { Context } from '../context.ts'
import type { Verb } from '../route.ts'
import type { ChallengeRow } from '../storage/challenges.ts'
import { readAddress } from '../keys/address.ts'

const challengeLifeMs = 5 * 60_000
/** Kept for a while after they expire, so that a late signature is told why it is refused. */
const keptMs = 2 * challengeLifeMs
/**
 * With this many alive an address gets its newest one again for `sharedMs`. None is ever dropped early: whoever asks
 * for challenges in another's name can neither fill the table nor take away the one that is being signed.
 */
const freelyIssued = 5
const sharedMs = 60_000
/** At most `freelyIssued` and one per `sharedMs` are alive, and as many again lately expired. */
export const recentLimit = 2 * (freelyIssued + challengeLifeMs / sharedMs)

const statement =
  'Sign in to Alura. This only proves that the address is yours: it moves no funds, approves nothing and costs no gas.'

export const issueChallenge: Verb<Context, typeof createChallenge> = async ({ ctx, input }) => {
  const address = readAddress(input.body.address)
  const now = ctx.clock()
  await ctx.store.challenges.sweep(now - keptMs)
  const recent = await ctx.store.challenges.recentOf(address, recentLimit)
  const alive = recent.filter((row) => isAlive(row, now))
  const newest = alive[0]
  const isShared =
    newest !== undefined && alive.length >= freelyIssued && now - newest.issuedAt < sharedMs
  const { nonce, message, expiresAt } = isShared ? newest : await issue(ctx, address, now)
  return { address, nonce, message, expiresAt }
}

export function isAlive(row: ChallengeRow, now: UnixMs): boolean {
  return row.usedAt === null && row.expiresAt > now
}

async function issue(ctx: Context, address: Address, now: UnixMs) {
  const nonce = randomBytes(16).toString('hex')
  const expiresAt = now + challengeLifeMs
  const row = {
    nonce,
    address: address.toLowerCase(),
    message: messageOf(ctx.config, { address, nonce, now, expiresAt }),
    issuedAt: now,
    expiresAt,
  }
  await ctx.store.challenges.add(row)
  return row
}

/** EIP-4361. Every word comes from our configuration: nothing a request says about hosts gets in. */
function messageOf(
  config: Pick<ServerConfig, 'host' | 'port' | 'chain'>,
  terms: { address: Address; nonce: string; now: UnixMs; expiresAt: UnixMs },
): string {
  const domain = `${config.host}:${config.port}`
  return createSiweMessage({
    domain,
    address: terms.address,
    statement,
    uri: `http://${domain}`,
    version: '1',
    chainId: config.chain.id,
    nonce: terms.nonce,
    issuedAt: new Date(terms.now),
    expirationTime: new Date(terms.expiresAt),
  })
}
