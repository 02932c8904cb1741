import { randomBytes } from 'node:crypto'
import type { createChallenge } from '../../../contract/people/auth.ts'
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import { signInOrigin } from '../../settings/addresses.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { ChallengeRow } from '../../storage/people/challenges.ts'
import { readAddress } from '../signatures/address.ts'
import { signInMessage, uriLine } from './sign-in-message.ts'

const challengeLifeMs = 5 * 60_000
/** Milliseconds. Kept for a while after they expire, so that a late signature gets the reason for its refusal. */
const keptMs = 2 * challengeLifeMs
/**
 * When this many challenges of an address on one page are valid, it gets its newest one again for `sharedMs`. None
 * is dropped early: requesting challenges for another's address can neither fill the table nor remove the one being
 * signed.
 */
const freelyIssued = 5
const sharedMs = 60_000
/** At most `freelyIssued` plus one per `sharedMs` are valid at a time, and as many again recently expired. */
const recentLimit = 2 * (freelyIssued + challengeLifeMs / sharedMs)

const statement =
  'Sign in to Alura. This only proves that the address is yours: it moves no funds, approves nothing and costs no gas.'

export const issueChallenge: Verb<Context, typeof createChallenge> = async ({ ctx, input }) => {
  const address = readAddress(input.body.address)
  const now = ctx.clock()
  await ctx.store.challenges.sweep(now - keptMs)
  const origin = signInOrigin(ctx.config, ctx.pageOrigin)
  const recent = await recentChallenges(ctx, address)
  const alive = recent.filter((row) => isAlive(row, now))
  const newest = alive[0]
  const isShared =
    newest !== undefined && alive.length >= freelyIssued && now - newest.issuedAt < sharedMs
  const { nonce, message, expiresAt } = isShared ? newest : await issue(ctx, address, origin, now)
  return { address, nonce, message, expiresAt }
}

/** The challenges of this address on the asking page, newest first. Requests on other pages do not count here. */
export function recentChallenges(ctx: Context, address: Address): Promise<ChallengeRow[]> {
  const origin = signInOrigin(ctx.config, ctx.pageOrigin)
  return ctx.store.challenges.recentOf(address, recentLimit, `\n${uriLine(origin)}\n`)
}

export function isAlive(row: ChallengeRow, now: UnixMs): boolean {
  return row.usedAt === null && row.expiresAt > now
}

async function issue(ctx: Context, address: Address, origin: string, now: UnixMs) {
  const nonce = randomBytes(16).toString('hex')
  const expiresAt = now + challengeLifeMs
  const row = {
    nonce,
    address: address.toLowerCase(),
    message: signInMessage({
      origin,
      address,
      statement,
      chainId: ctx.config.chain.id,
      nonce,
      issuedAt: now,
      expiresAt,
    }),
    issuedAt: now,
    expiresAt,
  }
  await ctx.store.challenges.add(row)
  return row
}
