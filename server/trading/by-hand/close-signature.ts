import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import { requirePosition } from '../mandates/owned.ts'
import type { Verb } from '../../route.ts'
import { notOpen, requireOpen } from './close.ts'

export const createCloseSignature: Verb<
  ViewerContext,
  typeof contract.createCloseSignature
> = async ({ ctx, input }) => {
  const { positionId } = input.params
  requireOpen(await requirePosition(ctx, positionId))
  const signed = await ctx.runner.signClose(positionId, input.body.fraction)
  if (signed.result === 'not_open') throw notOpen(await requirePosition(ctx, positionId))
  return { ...signed.order, exchangeUrl: ctx.config.exchange.url }
}
