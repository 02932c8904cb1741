import { add, divide, maximum, round } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Address, DecimalString, UserId } from '../../../contract/primitives.ts'
import { assumedCosts } from '../../../engine/expectation/assumed-costs.ts'
import { marketLimits } from '../../../engine/market-limits.ts'
import type { Rehearsal } from '../../../engine/replay/rehearsal.ts'
import type { Context } from '../../context.ts'
import type { SessionRow } from '../../storage/sessions/sessions.ts'
import { exchangeTerms } from '../../venue/index.ts'
import { knownRange } from '../daily-range.ts'
import { durationOf } from '../duration.ts'
import { sessionState } from '../run/session-state.ts'
import { strategyOf } from '../run/strategy.ts'

type Ports = Pick<Context, 'store' | 'exchange' | 'signals' | 'sessionRuns' | 'config'>

/** The session as the form rehearsed it before its start. Throws a ServiceError while the exchange is away. */
export async function rehearsalOf(ctx: Ports, session: SessionRow): Promise<Rehearsal> {
  const { symbol } = session
  const assets = await ctx.exchange.assets()
  const asset = assets.find(({ assetIndex }) => assetIndex === session.assetIndex)
  if (asset === undefined) throw new ServiceError('EXCHANGE_UNAVAILABLE', `${symbol} is not listed`)
  const { contract, plan } = sessionState(session, '0')
  const range = await knownRange(ctx, symbol)
  const { takerFee: taker, makerFee: maker, minimumOrder } = exchangeTerms
  const builder = divide(ctx.config.builder.feeTenthsBp, 100_000)
  return {
    symbol,
    contract,
    plan,
    strategy: strategyOf(session),
    durationMs: durationOf(session),
    limits: marketLimits(asset, minimumOrder, range),
    costs: assumedCosts({ taker, maker, builder }),
    wallet: await walletOf(ctx, session),
  }
}

/** USDC that back its positions: its budget and what no session uses, in whole dollars as in the form. */
async function walletOf(
  { store, exchange, sessionRuns }: Ports,
  { userId, budget }: { userId: UserId; budget: DecimalString },
): Promise<DecimalString> {
  const user = await store.users.byId(userId)
  if (user === undefined) return budget
  const { free } = await sessionRuns.freeIn(userId, () => exchange.account(user.address as Address))
  return maximum(budget, round(add(budget, free), 0, 'down'))
}
