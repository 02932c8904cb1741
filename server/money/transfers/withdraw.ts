import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { transfer } from './transfer.ts'

export function withdraw(nextNonce: () => number): Verb<ViewerContext, typeof contract.withdraw> {
  return ({ ctx, input: { body } }) => {
    const { destination = ctx.viewer.address, route = 'bridge', ...request } = body
    return transfer(ctx, 'withdraw', { ...request, route, destination }, nextNonce)
  }
}
