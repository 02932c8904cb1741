import { rowIdOf } from '../../contract/traders/trader-shared.ts'
import type * as contract from '../../contract/endpoints.ts'
import type { PersonContext } from '../context.ts'
import type { Verb } from '../route.ts'
import { requireTrader } from './require-trader.ts'
import { traderView } from './trader-view.ts'

export const getTrader: Verb<PersonContext, typeof contract.getOwnTrader> = async ({
  ctx,
  input: { params },
}) => traderView(ctx, await requireTrader(ctx, rowIdOf(params.id)))
