import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { ViewerContext } from '../../context.ts'
import { replaceTradingKey } from '../../people/index.ts'
import type { Verb } from '../../route.ts'
import { requireAccount } from './require-account.ts'

type Revoke = typeof contract.revokeAgentWallet

export function revokeAgentWallet(nextNonce: () => number): Verb<ViewerContext, Revoke> {
  const replace = replaceTradingKey(nextNonce)
  return async ({ ctx, input }) => {
    requireAccount(ctx, input.params.id)
    const { mayClose } = await ctx.authority.look(ctx.viewer, 0)
    if (!mayClose) throw new ServiceError('NOT_ACTIVE', 'No agent of yours may trade')
    await replace({ ctx, input: {} })
    return { message: 'The agent’s key is destroyed: nobody can trade with it any more' }
  }
}
