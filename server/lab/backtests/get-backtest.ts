import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { backtestView } from './backtest-view.ts'
import { ownedBacktest } from './owned-backtest.ts'

export const getBacktest: Verb<PersonContext, typeof contract.getBacktest> = async ({
  ctx,
  input: { params },
}) => backtestView(await ownedBacktest(ctx, params.id))
