import type * as contract from '../../../contract/endpoints.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { transfer } from './transfer.ts'

export function sendUsdc(nextNonce: () => number): Verb<ViewerContext, typeof contract.sendUsdc> {
  return ({ ctx, input: { body } }) =>
    transfer(ctx, 'send', { ...body, route: 'bridge' }, nextNonce)
}
