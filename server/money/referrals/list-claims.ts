import { add } from '../../../contract/decimal.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { RewardClaim } from '../../../contract/money/referrals.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { ClaimCursor, RewardClaimRow } from '../../storage/money/referral-claims.ts'
import { requireSelf } from './own.ts'

export const listRewardClaims: Verb<ViewerContext, typeof contract.listRewardClaims> = async ({
  ctx,
  input: { params, query },
}) => {
  requireSelf(ctx, params.userId)
  const { limit, cursor } = query
  const rows = await ctx.store.rewardClaims.list(params.userId, {
    ...(cursor !== undefined && { after: positionOf(cursor) }),
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  const nextCursor = last === undefined ? null : `${last.createdAt}_${last.id}`
  return { items: items.map(view), nextCursor }
}

function view({ id, amount, createdAt, status, message }: RewardClaimRow): RewardClaim {
  return { id, amount: add(amount), at: createdAt, status, message }
}

function positionOf(cursor: string): ClaimCursor {
  const [, at, id] = /^(\d{1,15})_([A-Za-z0-9_-]{1,64})$/.exec(cursor) ?? []
  if (at !== undefined && id !== undefined) return { createdAt: Number(at), id }
  throw new ServiceError('VALIDATION_FAILED', 'cursor must be one that a list has given', {
    details: [{ path: 'cursor', message: 'must be one that a list has given' }],
  })
}
