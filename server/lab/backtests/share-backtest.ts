import { randomBytes } from 'node:crypto'
import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { completedBacktest, ownedBacktest } from './owned-backtest.ts'

const tokenBytes = 32

/** Sharing again gives the same link. */
export const shareBacktest: Verb<PersonContext, typeof contract.shareBacktest> = async ({
  ctx,
  input: { params },
}) => {
  const { id, shareToken } = await completedBacktest(ctx, params.id)
  if (shareToken !== null) return { share_token: shareToken }
  const token = randomBytes(tokenBytes).toString('base64url')
  // Of two at a time one counts.
  return { share_token: await ctx.store.backtests.share(id, token) }
}

export const unshareBacktest: Verb<PersonContext, typeof contract.unshareBacktest> = async ({
  ctx,
  input: { params },
}) => {
  const { id } = await ownedBacktest(ctx, params.id)
  await ctx.store.backtests.unshare(id)
  return undefined
}
