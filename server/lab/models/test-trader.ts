import { rowIdOf } from '../../../contract/traders/trader-shared.ts'
import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import { toNumber } from '../../../contract/decimal.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { requireTrader } from '../../traders/index.ts'
import { verdictOn } from '../live/bindings/verdict.ts'
import { executionsOf } from '../live/run/decisions.ts'
import { situationOf } from '../live/run/situation.ts'
import { ask, noteOf, plansOf, questionFor } from './decide.ts'
import { orderView } from './decision-view.ts'
import { runResultOf } from './run-result.ts'
import { reserve } from './spending/reserve.ts'

/** Asks as a run does and sends nothing. Its tokens count, so that the caps hold here too. */
export const testTrader: Verb<ViewerContext, typeof contract.testTrader> = async ({
  ctx,
  input: { params },
}) => {
  const { store, clock } = ctx
  const trader = await requireTrader(ctx, rowIdOf(params.id))
  const [binding] = trader.accountType === 'prompt' ? await store.bindings.ofAccount(trader.id) : []
  if (binding === undefined) {
    throw new ServiceError('NO_MODEL', 'A program decides for this trader: run its program instead')
  }
  const situation = await situationOf(ctx, binding, trader)
  const question = await questionFor(ctx, binding, trader, situation)
  const about = { cause: 'manual', state: 'tested', at: clock() } as const
  const reserved = await store.transaction((inside) => reserve(inside, trader, question, about))
  if ('skipped' in reserved) throw new ServiceError('NO_MODEL', reserved.skipped)
  const asked = await ask(ctx, trader, situation, question, {
    reserved: reserved.id,
    symbols: binding.symbols,
  })
  const note = noteOf(trader, asked, true)
  await store.modelDecisions.change(reserved.id, note)
  const rows = executionsOf(
    {
      binding,
      programVersion: 0,
      cause: 'manual',
      symbol: binding.symbols[0] ?? '',
      at: clock(),
      decisionId: reserved.id,
      plans: plansOf(asked.decisions),
    },
    situation,
    runResultOf(asked),
  )
  const orders = []
  for (const row of asked.status === 'decided' ? rows : []) {
    const { quantity, checks, error } = await verdictOn(ctx, trader, binding.id, row)
    const order = orderView({ ...row, checks, error, state: error === null ? 'done' : 'refused' })
    orders.push({ ...order, quantity })
  }
  return {
    model: question.endpoint.model,
    context: asked.messages,
    answer: asked.answer,
    problem: asked.problem,
    asks: asked.asks,
    tokens: asked.tokens,
    cost: toNumber(note.cost),
    duration_ms: asked.durationMs,
    orders,
  }
}
