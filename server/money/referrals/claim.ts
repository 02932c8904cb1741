import type * as contract from '../../../contract/endpoints.ts'
import { add } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { DecimalString, UserId } from '../../../contract/primitives.ts'
import { referralRules } from '../../../contract/money/referrals.ts'
import type { ViewerContext } from '../../context.ts'
import type { Treasury } from '../../venue/port.ts'
import type { Verb } from '../../route.ts'
import type { RewardClaimRow } from '../../storage/money/referral-claims.ts'
import type { Store } from '../../storage/store.ts'
import { isClaimable, rewardsOf } from './rewards.ts'
import { leaseMs, settleClaim } from './settle-claim.ts'

/**
 * Claims everything that is claimable. While an earlier claim is unanswered, this continues that claim and returns
 * it: money that may be on its way is never sent twice.
 */
export const claimReward: Verb<ViewerContext, typeof contract.claimReward> = async ({ ctx }) => {
  const { treasury } = ctx.exchange
  if (treasury === null) throw noTreasury()
  const earlier = await goOn(ctx, treasury, await ctx.store.rewardClaims.openOf(ctx.viewer.id))
  if (earlier?.status === 'paid') return answer(earlier)
  if (earlier?.status === 'unknown') throw waiting(earlier)
  // Checked first without the lock, which is enough for most who have nothing to claim.
  await requireClaimable(ctx.store, ctx.viewer.id)
  const claim = await reserve(ctx, treasury)
  const first = await settleClaim(ctx, treasury, claim, { isFresh: true })
  // Usually only the answer was lost, and the ledger shows the payment at once.
  const again = first.status === 'unknown' ? await goOn(ctx, treasury, first) : undefined
  const settled = again ?? first
  if (settled.status === 'paid') return answer(settled)
  if (settled.status === 'failed') throw notPaid(settled)
  throw waiting(settled)
}

/** Undefined when there is no open claim, another request works on it, or it is settled. */
async function goOn(
  ctx: ViewerContext,
  treasury: Treasury,
  open: RewardClaimRow | undefined,
): Promise<RewardClaimRow | undefined> {
  const { store, clock } = ctx
  if (open === undefined || open.leaseUntil >= clock()) return undefined
  const leased = await store.rewardClaims.lease(open.id, clock(), clock() + leaseMs)
  return leased && settleClaim(ctx, treasury, leased, { isFresh: false })
}

/** From here on the amount counts as claimed, even if this process dies. */
function reserve(
  { store, viewer, clock, newId }: ViewerContext,
  treasury: Treasury,
): Promise<RewardClaimRow> {
  return store.transaction(async (tx) => {
    if (!(await tx.rewardClaims.lock(viewer.id))) throw oneAtATime()
    const amount = await requireClaimable(tx, viewer.id)
    return tx.rewardClaims.insert({
      id: newId(),
      userId: viewer.id,
      amount,
      source: treasury.address.toLowerCase(),
      destination: viewer.address.toLowerCase(),
      leaseUntil: clock() + leaseMs,
      createdAt: clock(),
    })
  })
}

/** USDC. Throws when it is too little, or while an earlier claim is open. */
async function requireClaimable(store: Store, userId: UserId): Promise<DecimalString> {
  const [open, rewards] = await Promise.all([
    store.rewardClaims.openOf(userId),
    rewardsOf(store, userId),
  ])
  if (!isClaimable(rewards)) throw belowMinimum(rewards.claimable, open)
  if (open !== undefined) throw waiting(open)
  return rewards.claimable
}

function answer({ id, amount }: RewardClaimRow) {
  return { claimed: add(amount), transferId: id }
}

function belowMinimum(claimable: string, open: RewardClaimRow | undefined): ServiceError {
  const underWay = open === undefined ? '' : `; ${add(open.amount)} USDC are on their way already`
  return new ServiceError(
    'REWARD_BELOW_MINIMUM',
    `Rewards are paid from ${referralRules.claimMinimum} USDC on; ${claimable} are claimable${underWay}`,
  )
}

const oneAtATime = () =>
  new ServiceError('RATE_LIMITED', 'Another claim of yours is being made: ask again in a moment', {
    retryAfter: 1,
  })

const noTreasury = () =>
  new ServiceError(
    'EXCHANGE_REJECTED',
    'This server has no treasury to pay rewards from. They stay owed',
  )

const notPaid = ({ amount, message }: RewardClaimRow) =>
  new ServiceError(
    'EXCHANGE_REJECTED',
    `The treasury could not pay ${add(amount)} USDC; they stay owed. The exchange says: ${message ?? 'nothing'}`,
  )

const waiting = ({ amount }: RewardClaimRow) =>
  new ServiceError(
    'EXCHANGE_TIMEOUT',
    `${add(amount)} USDC were claimed, and the exchange has not said yet whether they are paid. They will be paid once; see the list of claims`,
    { retryAfter: 5 },
  )
