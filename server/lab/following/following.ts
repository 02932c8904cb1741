// Answers what a socket asks about a person's traders.
import { add, compare, toNumber, zero } from '../../../contract/decimal.ts'
import type { LabTrade } from '../../../contract/live/lab-frames.ts'
import type { UserId } from '../../../contract/primitives.ts'
import type { Context } from '../../context.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import { requireTrader } from '../../traders/index.ts'
import { readBacktestId } from '../backtests/backtest-id.ts'
import type { ProgramTrades } from '../live/trades/program-trades.ts'
import { decisionView } from '../models/decision-view.ts'
import { accountView, positionView, tradeView } from './account-view.ts'
import { placeOrder } from './place-order.ts'
import type { TraderFollowing } from './port.ts'
import { curveBySpans, traderCurve } from './trader-curve.ts'

const spans = { '5m': 300_000, '1h': 3_600_000, '1d': 86_400_000 } as const

export function createFollowing(ctx: Context, trades: ProgramTrades): TraderFollowing {
  const { store } = ctx
  const positionsOf = (accountId: number) => store.bindings.positionsOfAccount(accountId)

  /** Every trader of the person, or the one that is named, with its positions. */
  async function held(userId: UserId, accountId?: number) {
    const rows =
      accountId === undefined
        ? await store.traders.of(userId)
        : [await requireTrader({ store, viewer: { id: userId } }, accountId)]
    return Promise.all(rows.map(async (row) => ({ row, positions: await positionsOf(row.id) })))
  }

  type Held = Awaited<ReturnType<typeof held>>

  function holdingsOf(all: Held) {
    const live = all.flatMap(({ row, positions }) =>
      positions.filter(isLive).map((position) => ({ row, position })),
    )
    return {
      positions: live.map(({ row, position }) => positionView(ctx, row.id, position)),
      active_orders: live
        .filter(({ position }) => position.status === 'opening')
        .map(({ row, position }) => activeOrder(row, position)),
    }
  }

  return {
    async bootstrap(userId) {
      const all = await held(userId)
      const accounts = all.map(({ row, positions }) => accountView(ctx, row, positions))
      return { accounts, ...holdingsOf(all) }
    },

    async snapshot(userId, accountId) {
      const all = await held(userId, accountId)
      const nets = all.map(({ row, positions }) => traderCurve(ctx, row, positions).net)
      const net = add(zero, ...nets)
      const budgets = all.map(({ row }) => row.budget)
      const budget = budgets.reduce<string | null>(
        (sum, each) => (sum === null || each === null ? null : add(sum, each)),
        zero,
      )
      return {
        account_id: accountId ?? null,
        equity: budget === null ? null : toNumber(add(budget, net)),
        net_pnl: toNumber(net),
        ...holdingsOf(all),
      }
    },

    async curve(userId, accountId, timeframe) {
      const [one] = await held(userId, accountId)
      if (one === undefined) throw new Error('a required trader is missing')
      const { curve } = traderCurve(ctx, one.row, one.positions)
      return { account_id: accountId, timeframe, points: curveBySpans(curve, spans[timeframe]) }
    },

    async symbols(userId) {
      const rows = await store.traders.of(userId)
      return [...new Set(rows.flatMap(({ symbols }) => symbols))]
    },

    async positions(userId) {
      const all = await held(userId)
      return new Map(
        all.map(({ row, positions }) => [
          row.id,
          positions.filter(isLive).map((position) => positionView(ctx, row.id, position)),
        ]),
      )
    },

    async trades(userId, since) {
      const told: LabTrade[] = []
      for (const { row, positions } of await held(userId)) {
        const recent = positions.filter(
          ({ status, closedAt }) => status !== 'closed' || (closedAt ?? 0) >= since,
        )
        for (const { id } of recent) {
          const fills = await store.fills.ofPosition(id)
          told.push(
            ...fills.filter(({ at }) => at >= since).map((fill) => tradeView(row.id, id, fill)),
          )
        }
      }
      return told.toSorted((a, b) => compare(Date.parse(a.timestamp), Date.parse(b.timestamp)))
    },

    async decision(userId, accountId, id) {
      if ((await store.traders.owned(userId, accountId)) === undefined) return undefined
      const [row] = await store.modelDecisions.list(accountId, { before: id + 1, limit: 1 })
      if (row?.id !== id) return undefined
      const { context: _, ...view } = decisionView(row, await store.executions.ofDecisions([id]))
      return view
    },

    async backtest(userId, id) {
      const number = readBacktestId(id)
      return number === undefined ? undefined : store.backtests.owned(userId, number)
    },

    placeOrder: (person, order, key) => placeOrder(ctx, trades, person, order, key),
  }
}

const isLive = ({ status }: PositionRow) => status !== 'closed'

function activeOrder({ id }: TraderRow, position: PositionRow) {
  return {
    position_id: position.id,
    account_id: id,
    symbol: position.symbol,
    side: position.side === 'long' ? ('buy' as const) : ('sell' as const),
    status: 'opening' as const,
  }
}
