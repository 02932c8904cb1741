import {
  add,
  divide,
  minimum,
  maximum,
  multiply,
  round,
  subtract,
  toNumber,
  zero,
} from '../../contract/decimal.ts'
import type { DecimalString } from '../../contract/primitives.ts'
import type { Trader } from '../../contract/traders/traders.ts'
import type { PersonContext } from '../context.ts'
import type { TraderRow } from '../storage/traders/traders.ts'
import { positionPnlOf } from '../trading/index.ts'

/** With what its closed positions came to. */
export async function traderView(
  { store, clock }: Pick<PersonContext, 'store' | 'clock'>,
  row: TraderRow,
): Promise<Trader> {
  const positions = await store.bindings.positionsOfAccount(row.id)
  const closed = positions.filter(({ closeReason }) => closeReason !== null)
  const results = closed.map((position) => positionPnlOf(position, null).net)
  const isModel = row.accountType === 'prompt'
  const [binding] = isModel ? await store.bindings.ofAccount(row.id) : []
  const now = clock()
  const today = Math.floor(now / day) * day
  const spent = isModel ? await store.modelDecisions.spent(row.id, today, now) : null
  const spentToday = {
    tokens_today: spent?.tokens ?? 0,
    cost_today: toNumber(spent?.cost ?? zero),
  }
  return {
    id: row.id,
    name: row.name,
    account_type: row.accountType,
    llm_provider: row.llmProvider,
    llm_model: row.llmModel,
    llm_base_url: row.llmBaseUrl,
    has_llm_key: row.llmKey !== null,
    state: row.state,
    error: row.error,
    exchange_account_id: row.exchangeAccountId,
    trigger: {
      pool_ids: row.poolIds,
      interval_secs: row.intervalSecs,
      scheduled: row.isScheduled,
    },
    prompt: row.prompt,
    symbols: row.symbols,
    tokens_per_day: row.tokensPerDay,
    cost_per_day: numberOf(row.costPerDay),
    price_in: numberOf(row.priceIn),
    price_out: numberOf(row.priceOut),
    obstacle: binding?.obstacle ?? null,
    next_run_at: iso(row.state === 'active' ? (binding?.nextRunAt ?? null) : null),
    budget: row.budget === null ? null : toNumber(row.budget),
    loss_threshold: row.lossThreshold,
    without_stop: row.withoutStop,
    protective_stop_percent: row.protectiveStopPct,
    created_at: new Date(row.createdAt).toISOString(),
    stats: { ...statsOf(results, row.budget), ...spentToday },
  }
}

const day = 86_400_000

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const numberOf = (value: DecimalString | null) => (value === null ? null : toNumber(value))

/** `results`: USDC of each closed position, in the order in which they closed. */
function statsOf(results: readonly DecimalString[], budget: DecimalString | null) {
  let [net, peak, deepest] = [zero, zero, zero]
  for (const result of results) {
    net = add(net, result)
    peak = maximum(peak, net)
    deepest = minimum(deepest, subtract(net, peak))
  }
  const percent = (usdc: DecimalString) =>
    budget === null ? null : toNumber(round(divide(multiply(usdc, 100), budget), 4))
  return {
    trades: results.length,
    net_pnl: toNumber(round(net, 6)),
    return_pct: percent(net),
    max_drawdown_pct: percent(deepest),
  }
}
