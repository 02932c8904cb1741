import { isAddressEqual } from 'viem'
import type { verifyChallenge } from '../../../contract/people/auth.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, Hex, UnixMs, UserId } from '../../../contract/primitives.ts'
import { readReferralCode } from '../../../contract/money/referrals.ts'
import type { Context, Visit } from '../../context.ts'
import { profileOf } from '../profile/account-profile.ts'
import type { Verb } from '../../route.ts'
import type { ChallengeRow } from '../../storage/people/challenges.ts'
import type { UserRow } from '../../storage/people/users.ts'
import { knownAccount, rememberAccount } from '../profile/known-account.ts'
import { standingOf } from '../profile/standing.ts'
import { readAddress } from '../signatures/address.ts'
import { isAlive, recentChallenges } from './challenge.ts'
import { type OpenSignIn, openSignIn } from './open-sign-in.ts'
import { readSignature, signerOf } from '../signatures/signature.ts'
import { writeRefreshToken } from './refresh-tokens.ts'
import { keptCookie, keptLifeSeconds } from './sign-in-cookies.ts'
import { tokenLifeSeconds, type Tokens } from './tokens.ts'

/**
 * A refusal does not use up the challenge: a stranger's wrong signature cannot spoil the one that the owner is
 * signing.
 */
export function signIn(tokens: Tokens): Verb<Context & Visit, typeof verifyChallenge> {
  return async ({ ctx, input: { body } }) => {
    const address = readAddress(body.address)
    const signature = readSignature(body.signature)
    const referral = await referralOf(ctx, body.referralCode)

    const challenge = await signedChallenge(ctx, address, signature)
    // Read before the challenge is used up: when the exchange is away at a first visit, the same signature still
    // works a moment later.
    const account = await knownAccount(ctx, await ctx.store.users.byAddress(address), address)
    const isKept = body.keep === true
    const { user, signIn } = await enter(ctx, challenge, { address, referral, isKept })
    await rememberAccount(ctx, user, account)
    if (isKept) {
      const claim = { signInId: signIn.id, generation: 0 }
      ctx.cookies.write(keptCookie, writeRefreshToken(ctx.config, signIn.kind, claim))
    }
    return {
      ok: true,
      accessToken: await tokens.issue({
        userId: user.id,
        address,
        epoch: user.tokenEpoch,
        signInId: signIn.id,
      }),
      tokenType: 'Bearer',
      expiresIn: tokenLifeSeconds,
      user: await profileOf(ctx.store, user, account, await standingOf(ctx, account, address)),
    }
  }
}

/**
 * The living challenge of this address that was signed; the newest are tried first. Throws CHALLENGE_INVALID,
 * CHALLENGE_EXPIRED or SIGNATURE_INVALID.
 */
export async function signedChallenge(
  ctx: Context,
  address: Address,
  signature: Hex,
): Promise<ChallengeRow> {
  const recent = await recentChallenges(ctx, address)
  if (recent.length === 0) {
    throw new ServiceError('CHALLENGE_INVALID', 'Ask for a challenge first, and sign that')
  }
  for (const challenge of recent) {
    const signer = await signerOf(challenge.message, signature)
    if (signer === undefined || !isAddressEqual(signer, address)) continue
    refuseUnlessAlive(challenge, ctx.clock())
    return challenge
  }
  throw new ServiceError(
    'SIGNATURE_INVALID',
    'The signature was not made by the key of this account. Choose the account in your wallet and sign again. A contract wallet (such as Safe) has no key and cannot sign in.',
  )
}

function refuseUnlessAlive(challenge: ChallengeRow, now: UnixMs): void {
  if (isAlive(challenge, now)) return
  if (challenge.usedAt !== null) throw alreadyUsed()
  throw new ServiceError('CHALLENGE_EXPIRED', 'The challenge has expired: ask for a new one')
}

interface ReferralLink {
  code: string
  referrerId: UserId
}

async function referralOf(
  { store }: Context,
  text: string | undefined,
): Promise<ReferralLink | undefined> {
  if (text === undefined) return undefined
  const code = readReferralCode(text)
  const referrerId = code && (await store.referrals.ownerOf(code))
  if (code === undefined || referrerId === undefined) throw unknownReferral()
  return { code, referrerId }
}

/**
 * Only a new account can become a referral. An existing member's code is ignored and does not prevent signing in. So
 * people cannot refer themselves, or those who referred them.
 */
function enter(
  ctx: Context,
  challenge: ChallengeRow,
  {
    address,
    referral,
    isKept,
  }: { address: Address; referral: ReferralLink | undefined; isKept: boolean },
): Promise<{ user: UserRow; signIn: OpenSignIn & { kind: 'evm' } }> {
  const now = ctx.clock()
  const newId = ctx.newId()
  return ctx.store.transaction(async (store) => {
    const isFirst = await store.challenges.consume(challenge.nonce, now)
    if (!isFirst) throw alreadyUsed()
    const user = await store.users.ensure(newId, address, now)
    if (referral !== undefined && user.id === newId) {
      await store.referrals.attribute({ userId: user.id, joinedAt: now, ...referral })
    }
    const life = isKept ? { lifeSeconds: keptLifeSeconds } : {}
    return { user, signIn: { ...(await openSignIn(store, ctx, user, 'evm', life)), kind: 'evm' } }
  })
}

export const alreadyUsed = () =>
  new ServiceError('CHALLENGE_INVALID', 'The challenge was used already: ask for a new one')

const unknownReferral = () =>
  new ServiceError('REFERRAL_CODE_UNKNOWN', 'Nobody has this referral code', {
    details: [{ path: 'referralCode', message: 'is not a known code' }],
  })
