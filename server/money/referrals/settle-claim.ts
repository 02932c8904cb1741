// Takes a stored claim to paid or failed. May be started anew after any interruption: the nonce lets the exchange
// pay only once, and its ledger replaces a lost answer.
import { compare } from '../../../contract/decimal.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { SendOutcome, Treasury } from '../../venue/port.ts'
import type { RewardClaimRow } from '../../storage/money/referral-claims.ts'

export type ClaimContext = Pick<Context, 'store' | 'exchange' | 'clock' | 'log'>

/** Milliseconds. How long whoever works on a claim may keep it; longer than one try can take. */
export const leaseMs = 60_000
/** Milliseconds. The ledger may lag: a used nonce without a transfer in the ledger is believed after this long. */
const ledgerLagMs = 60_000
/** Milliseconds. The exchange accepts nonces up to two days old; one day is added for clocks that differ. */
const skewMs = 3 * 24 * 3_600_000

/** The caller holds the claim's lease. `isFresh`: nothing was ever sent for the claim. */
export async function settleClaim(
  ctx: ClaimContext,
  treasury: Treasury,
  claim: RewardClaimRow,
  { isFresh }: { isFresh: boolean },
): Promise<RewardClaimRow> {
  const settled = await settle(ctx, treasury, claim, isFresh)
  const { id, userId, amount } = claim
  const { status, message } = settled
  const about = { claimId: id, userId, amount, status, message }
  if (status === 'paid') ctx.log.info(about, 'a reward was paid')
  else ctx.log.warn(about, 'a reward is not paid')
  return settled
}

async function settle(
  ctx: ClaimContext,
  treasury: Treasury,
  claim: RewardClaimRow,
  isFresh: boolean,
): Promise<RewardClaimRow> {
  try {
    if (!isFresh && (await isInLedger(ctx, claim))) return await paid(ctx, claim)
    if (claim.source !== treasury.address.toLowerCase()) return await afterChange(ctx, claim)
    const outcome = await treasury.send({
      destination: asAddress(claim.destination),
      amount: claim.amount,
      nonce: claim.nonce,
    })
    return await conclude(ctx, claim, outcome, isFresh)
  } catch (error) {
    return unknown(ctx, claim, error instanceof Error ? error.message : 'unknown failure')
  }
}

async function conclude(
  ctx: ClaimContext,
  claim: RewardClaimRow,
  outcome: SendOutcome,
  isFresh: boolean,
): Promise<RewardClaimRow> {
  switch (outcome.status) {
    case 'sent':
      return paid(ctx, claim)
    case 'unknown':
      return unknown(ctx, claim, outcome.message)
    case 'refused':
      return outcome.isFinal || isFresh
        ? failed(ctx, claim, outcome.message)
        : unknown(ctx, claim, outcome.message)
    case 'spent':
      return afterSpent(ctx, claim)
  }
}

/** The nonce is used up, so an earlier try was carried out, and is in the ledger, or was refused. */
async function afterSpent(ctx: ClaimContext, claim: RewardClaimRow): Promise<RewardClaimRow> {
  if (await isInLedger(ctx, claim)) return paid(ctx, claim)
  const since = claim.nonceSpentAt
  if (since !== null && ctx.clock() - since > ledgerLagMs) {
    return failed(ctx, claim, 'The exchange had refused the transfer')
  }
  return unknown(ctx, claim, 'Waiting for the ledger of the exchange', since ?? ctx.clock())
}

/**
 * Nonces of another treasury wallet prove nothing: the claim fails only once the first wallet's payment can
 * certainly not happen any more.
 */
function afterChange(ctx: ClaimContext, claim: RewardClaimRow): Promise<RewardClaimRow> {
  return ctx.clock() - claim.createdAt > skewMs
    ? failed(ctx, claim, 'The treasury was changed before it had paid')
    : unknown(ctx, claim, 'The treasury was changed while the claim was under way')
}

/**
 * The ledger lists amounts, but not always nonces. A user has one open claim at a time: if the ledger has one more
 * transfer of this amount than there are paid claims of it, it is this claim's.
 */
async function isInLedger(
  { store, exchange }: ClaimContext,
  claim: RewardClaimRow,
): Promise<boolean> {
  const { paidAlike, firstAt } = await store.rewardClaims.history(claim.userId, claim.amount)
  const since = Math.max(0, firstAt - skewMs)
  const ledger = await exchange.ledgerSince(asAddress(claim.destination), since)
  const sent = ledger.filter(({ counterparty }) => counterparty === claim.source)
  if (sent.some(({ nonce }) => nonce === claim.nonce)) return true
  const alike = sent.filter(
    ({ nonce, amount }) => nonce === null && compare(amount, claim.amount) === 0,
  )
  return alike.length > paidAlike
}

function paid({ store, clock }: ClaimContext, { id }: RewardClaimRow): Promise<RewardClaimRow> {
  return store.rewardClaims.record(id, { status: 'paid', message: null, updatedAt: clock() })
}

function failed(
  { store, clock }: ClaimContext,
  { id }: RewardClaimRow,
  message: string,
): Promise<RewardClaimRow> {
  return store.rewardClaims.record(id, { status: 'failed', message, updatedAt: clock() })
}

/** Also ends the lease, so that the next request can continue. */
function unknown(
  { store, clock }: ClaimContext,
  { id, nonceSpentAt }: RewardClaimRow,
  message: string,
  spentAt = nonceSpentAt,
): Promise<RewardClaimRow> {
  const updatedAt = clock()
  const leaseUntil = updatedAt - 1
  const change = {
    status: 'unknown',
    message,
    nonceSpentAt: spentAt,
    leaseUntil,
    updatedAt,
  } as const
  return store.rewardClaims.record(id, change)
}

/** Claims are stored with validated addresses only. */
function asAddress(text: string): Address {
  return text as Address
}
