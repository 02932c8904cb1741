import { toNumber } from '../../../../contract/decimal.ts'
import type { ComparedSide } from '../../../../contract/lab/comparisons.ts'
import type * as contract from '../../../../contract/endpoints.ts'
import { intervalMs } from '../../../../contract/market/market.ts'
import { rowIdOf } from '../../../../contract/traders/trader-shared.ts'
import { alignExecutions } from '../../../../engine/programs/align.ts'
import type { Happening } from '../../../../engine/programs/differences.ts'
import type { PersonContext } from '../../../context.ts'
import type { Verb } from '../../../route.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { NamedBacktest } from '../../../storage/lab/backtests.ts'
import { backtestId, noSuchBacktest } from '../../backtests/backtest-id.ts'
import { completedBacktest } from '../../backtests/owned-backtest.ts'
import { requireBinding } from '../bindings/binding-view.ts'
import { holdsKeptMs } from '../run/run-binding.ts'
import { differenceView } from './difference-view.ts'
import { type LiveHappening, liveHappenings } from './live-happenings.ts'
import { testedHappenings } from './tested-happenings.ts'

/** Of the backtest's decisions and fills: the latest. */
const mostTested = 2_000
const nothing = { price: 0, fill: 0, fee: 0, funding: 0 }

export const compareBinding: Verb<PersonContext, typeof contract.compareBinding> = async ({
  ctx,
  input: { params, query },
}) => {
  const { store, clock } = ctx
  const binding = await requireBinding(ctx, rowIdOf(params.id))
  const backtest = await backtestFor(ctx, binding, query.backtest_id)
  const none = {
    binding_id: binding.id,
    backtest_id: backtest === undefined ? null : backtestId(backtest.id),
    from: null,
    to: null,
    settings: backtest === undefined ? [] : await settingsOf(ctx, binding, backtest),
    rows: [],
    totals: nothing,
  }
  if (backtest === undefined) return none
  const { terms } = backtest
  const all = testedHappenings(backtest.id, await store.backtests.events(backtest.id))
  const tested = all.filter(({ at }) => at >= binding.createdAt).slice(-mostTested)
  const first = tested.length < mostTested ? undefined : tested[0]?.at
  const from = Math.max(terms.from, binding.createdAt, first ?? 0)
  const to = Math.min(terms.to, clock())
  if (from > to) return none
  const executions = await store.executions.between(binding.id, from, to)
  const live = await liveHappenings(ctx, binding.id, executions, { from, to })
  const { rows, totals } = alignExecutions({
    live,
    tested,
    looks: executions.map(({ at }) => at),
    looksSince: clock() - holdsKeptMs,
    barMs: intervalMs[terms.interval],
    from,
    to,
  })
  return {
    ...none,
    from: iso(from),
    to: iso(to),
    rows: rows.map((row) => ({
      symbol: row.symbol,
      at: iso(row.at),
      live: row.live && { ...sideView(row.live), execution_id: executionOf(live, row.live) },
      tested: row.tested && { ...sideView(row.tested), trigger_id: row.tested.id },
      differences: row.differences.map(differenceView),
    })),
    totals: {
      price: toNumber(totals.price),
      fill: toNumber(totals.fill),
      fee: toNumber(totals.fee),
      funding: toNumber(totals.funding),
    },
  }
}

const iso = (at: number) => new Date(at).toISOString()

/** Throws NOT_FOUND for another's backtest, and for one of another program. */
async function backtestFor(
  ctx: PersonContext,
  { programId, symbols }: BindingRow,
  named: string | undefined,
): Promise<NamedBacktest | undefined> {
  if (named !== undefined) {
    const backtest = await completedBacktest(ctx, named)
    if (backtest.programId !== programId) throw noSuchBacktest()
    return backtest
  }
  const latest = await ctx.store.backtests.list(ctx.viewer.id, {
    programId,
    status: 'completed',
    limit: 20,
    offset: 0,
    after: undefined,
    before: undefined,
  })
  return latest.find(({ terms }) => terms.symbols.some((symbol) => symbols.includes(symbol)))
}

/** What differs before anything was decided. */
async function settingsOf(
  { atWork, viewer }: PersonContext,
  { programId, params, symbols, interval }: BindingRow,
  { version, terms }: NamedBacktest,
): Promise<string[]> {
  const program = await atWork.programs.owned(viewer.id, programId)
  const found: string[] = []
  if (program !== undefined && program.version !== version) {
    found.push(
      `The backtest ran version ${version} of the code; version ${program.version} is at work`,
    )
  }
  const changed = Object.entries(params).filter(([name, value]) => terms.params[name] !== value)
  for (const [name, value] of changed) {
    found.push(
      `${name} is ${value} live and ${terms.params[name] ?? 'its usual value'} in the backtest`,
    )
  }
  if (terms.interval !== interval) {
    found.push(`It reads ${interval} candles live and ${terms.interval} candles in the backtest`)
  }
  const missing = symbols.filter((symbol) => !terms.symbols.includes(symbol))
  if (missing.length > 0) found.push(`The backtest did not trade ${missing.join(', ')}`)
  return found
}

function executionOf(live: readonly LiveHappening[], one: Happening): number | null {
  return live.find(({ id }) => id === one.id)?.executionId ?? null
}

function sideView(of: Happening): ComparedSide {
  const { at, action, cause, price, fill, funding, stopped } = of
  return {
    execution_id: null,
    trigger_id: null,
    at: iso(at),
    action,
    cause,
    price: price === null ? null : toNumber(price),
    fill_price: fill === null ? null : toNumber(fill.price),
    quantity: fill === null ? null : toNumber(fill.quantity),
    fee: fill === null ? null : toNumber(fill.fee),
    funding: toNumber(funding),
    error: stopped === null ? null : stopped.why === 'refused' ? stopped.rule : stopped.why,
  }
}
