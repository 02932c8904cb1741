// A minimal holder for trades by hand: opens what a test says, guards it, and decides nothing by itself.
import { vi } from 'vitest'
import type { Asset } from '../../contract/market/market.ts'
import type { DecimalString, Side } from '../../contract/primitives.ts'
import type { MandateRow } from '../storage/trading/mandates.ts'
import type { PositionRow } from '../storage/trading/positions.ts'
import type { NewTarget } from '../storage/trading/targets.ts'
import {
  assetOf,
  closePosition,
  exchangeStillActs,
  isBreakEvenDue,
  lookAfter,
  openPosition,
} from '../trading/index.ts'
import { createTrading } from '../trading/trading.ts'
import { type TradingContext, createTradingContext } from '../trading/trading-context.ts'
import { add, compare, multiply } from '../../contract/decimal.ts'
import { roundPrice } from '../../engine/precision.ts'
import type { Trader, World } from './worlds/world.ts'

const timing = {
  cycle: 250,
  tick: 100,
  account: 0,
  firstAsk: 300,
  neverArrived: 3_000,
  protection: 1_000,
  trigger: 1_500,
  fills: 500,
}

export interface DeskTerms {
  side: Side
  /** Base units. */
  size: DecimalString
  targets: NewTarget[]
  stopLossPrice: DecimalString
  waits?: { limitPrice: DecimalString; timeInForce: 'resting' | 'post_only' }
}

export type Desk = ReturnType<typeof openDesk>

/** Simulates a process of its own over the world's database; not started. `more` replaces parts of its context. */
export function openDesk(
  world: World,
  more: Partial<Parameters<typeof createTradingContext>[0]> = {},
) {
  const { store, exchange, authority, bus, clock, newId, log, findings } = world.ctx
  const deps = { store, exchange, authority, bus, clock, newId, log, findings }
  const ctx = createTradingContext({ ...deps, ...more, timing: { ...timing, ...more.timing } })
  ctx.holders.set('desk', {
    look: async (mandate) => {
      const scene = await lookAfter(ctx, mandate, false)
      let closed = 0
      if (scene.asset.isDelisted) return { opened: 0, closed }
      for (const position of scene.live) {
        const mark = scene.mark?.mark ?? '0'
        if (!isStopped(position, mark) || exchangeStillActs(ctx, position)) continue
        const { side } = position
        const values = {
          side,
          markPrice: mark,
          triggerPrice: position.stopLossPrice ?? '0',
        }
        const why = { code: 'closes_at_stop' as const, values }
        const close = { mandate, asset: scene.asset, position, why }
        const { result } = await closePosition(ctx, { ...close, reason: 'stop_loss' })
        if (result === 'closed') closed++
      }
      return { opened: 0, closed }
    },
    alarm: async ({ id }) => {
      const live = await store.positions.live(id)
      const targets = await Promise.all(live.map((each) => store.targets.ofPosition(each.id)))
      return ({ mark }) =>
        live.some(
          (position, index) =>
            isStopped(position, mark) || isBreakEvenDue(position, targets[index] ?? [], mark),
        )
    },
  })
  const runner = createTrading(ctx)

  return {
    ctx,
    runner,
    /** Claims a mandate for the trader's market. */
    claim: async ({ ctx: { viewer } }: Trader, assetIndex = 0): Promise<MandateRow> => {
      const asset = await assetNumbered(ctx, assetIndex)
      const id = newId()
      const market = { assetIndex, symbol: asset.symbol, createdAt: clock() }
      await store.mandates.claim({ id, userId: viewer.id, kind: 'desk', ...market })
      const mandate = await store.mandates.byId(id)
      if (mandate === undefined) throw new Error('the market is taken')
      return mandate
    },
    /** Opens a position and returns it, whatever became of it. */
    open: (mandate: MandateRow, terms: DeskTerms): Promise<PositionRow> =>
      runner.act(mandate.id, async () => {
        let positionId = ''
        await openPosition(ctx, {
          mandate,
          asset: await assetOf(ctx, mandate),
          leverage: 5,
          budget: '1000',
          markPrice: ctx.exchange.mark(mandate.symbol)?.mark ?? '0',
          ...terms,
          decided: (_store, _journal, position) => {
            positionId = position.id
            return Promise.resolve()
          },
        })
        return positionNow(ctx, positionId)
      }),
    look: ({ ctx: { viewer } }: Trader) => runner.runUser(viewer.id),
    position: (id: string) => positionNow(ctx, id),
  }
}

function isStopped({ side, status, stopLossPrice }: PositionRow, mark: DecimalString): boolean {
  if (status !== 'open' || stopLossPrice === null) return false
  return compare(mark, stopLossPrice) === (side === 'long' ? -1 : 1)
}

async function assetNumbered(ctx: TradingContext, assetIndex: number): Promise<Asset> {
  const asset = (await ctx.exchange.assets()).find((each) => each.assetIndex === assetIndex)
  if (asset === undefined) throw new Error(`no asset ${assetIndex}`)
  return asset
}

async function positionNow({ store }: TradingContext, id: string): Promise<PositionRow> {
  const position = await store.positions.byId(id)
  if (position === undefined) throw new Error(`no position ${id}`)
  return { ...position, entrySize: add(position.entrySize), exitSize: add(position.exitSize) }
}

/** Runs looks until the assertion holds. */
export function looking(desk: Desk, trader: Trader, claim: () => Promise<void>): Promise<void> {
  return vi.waitFor(
    async () => {
      await desk.look(trader)
      await claim()
    },
    { timeout: 30_000, interval: 50 },
  )
}

/** The price this many percent above the market's (below it when negative), rounded to the tick. */
export function priceAt({ ctx }: Desk, percent: number, symbol = 'BTC'): DecimalString {
  const mark = ctx.exchange.mark(symbol)
  if (mark === null) throw new Error(`no price of ${symbol}`)
  return roundPrice(multiply(mark.mark, 1 + percent / 100), 5, 'down')
}
