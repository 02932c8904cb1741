import { randomBytes } from 'node:crypto'
import type { createChallenge } from '../../../contract/people/auth.ts'
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import { signInOrigin } from '../../addresses.ts'
import type { Context } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { ChallengeRow } from '../../storage/people/challenges.ts'
import { readAddress } from '../signatures/address.ts'
import { signInMessage, uriLine } from './sign-in-message.ts'

const challengeLifeMs = 5 * 60_000
/** Kept for a while after they expire, so that a late signature is told why it is refused. */
const keptMs = 2 * challengeLifeMs
/**
 * With this many alive on one page an address gets its newest one again for `sharedMs`. None is ever dropped early: whoever asks
 * for challenges in another's name can neither fill the table nor take away the one that is being signed.
 */
const freelyIssued = 5
const sharedMs = 60_000
/** At most `freelyIssued` and one per `sharedMs` are alive, and as many again lately expired. */
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

/** Of this address on the page that asks: what others ask for elsewhere takes no room from them. Newest first. */
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
