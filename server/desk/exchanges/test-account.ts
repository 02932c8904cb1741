import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireAccount, venue } from './require-account.ts'

type Tested = typeof contract.testExchangeAccount

/** An unreachable exchange is reported in the answer, not as an error. */
export const testExchangeAccount: Verb<ViewerContext, Tested> = async ({ ctx, input }) => {
  requireAccount(ctx, input.params.id)
  const began = performance.now()
  const refusal = await ctx.exchange.account(ctx.viewer.address).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ServiceError) return error.message
      throw error
    },
  )
  return {
    account_id: ctx.viewer.id,
    exchange_name: venue,
    status: refusal === undefined ? 'success' : 'failed',
    message: refusal ?? 'The venue answers for this account',
    tested_at: new Date(ctx.clock()).toISOString(),
    latency_ms: Math.round(performance.now() - began),
  }
}
