// What the viewer holds or has ordered in the session's market by hand, or with another program.
import { compare, isZero, toFixed } from '../../../contract/decimal.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Asset } from '../../../contract/market/market.ts'
import type { ViewerContext } from '../../context.ts'
import type { AccountPosition, AccountState, OrderState } from '../../venue/port.ts'
import { heldWords, isolatedWords } from '../../../contract/words/english/account-sentences.ts'
import { foreignSize, holdingOf, marginToLower, sideOf } from '../../trading/index.ts'
import type { PositionRow } from '../../storage/trading/positions.ts'
import { type Check, failed, passed, warned } from './start-checks.ts'

const required = 'nothing of your own in the market'
const fix = 'close_position'
/** Milliseconds. The form asks again on every change, so an answer this old will do. */
const shownMs = 10_000

interface Own {
  live: PositionRow[]
  /** Orders in this market that belong to no session. */
  orders: OrderState[]
}

/** `leverage` is the session's; undefined without a plan. */
export function checkOwnPosition(
  asset: Asset,
  account: AccountState,
  { live, orders }: Own,
  leverage: number | undefined,
): Check {
  const held = account.positions.find(({ symbol }) => symbol === asset.symbol)
  const refusal = held && refusalOf(asset, account, held, live, leverage)
  if (held !== undefined && refusal !== undefined) {
    const error = new ServiceError('OWN_POSITION', refusal)
    return failed('own_position', error, { required, actual: `${held.size} ${asset.symbol}`, fix })
  }
  const worries = [
    ...(held === undefined || isZero(foreignSize(held, live))
      ? []
      : [`You hold ${heldWords(holdingOf(held, live))}. ${nettingOf(held, leverage)}`]),
    ...(orders.length === 0 ? [] : [ordersOf(asset, orders)]),
  ]
  if (worries.length === 0) {
    const message = `No position or order of your own in ${asset.symbol}`
    return passed('own_position', message, { required, actual: 'none' })
  }
  const actual = held === undefined ? `${orders.length} resting` : `${held.size} ${asset.symbol}`
  return warned('own_position', worries.join(' '), { required, actual, fix })
}

/** For display: uses the orders that a stream reported, where there is one. */
export async function readOwn(ctx: ViewerContext, asset: Asset): Promise<Own> {
  const { exchange, store, viewer } = ctx
  const [live, resting] = await Promise.all([
    store.positions.liveOfUser(viewer.id),
    exchange.told(viewer.address).orders?.resting ?? exchange.openOrders(viewer.address, shownMs),
  ])
  const here = resting.filter(({ symbol }) => symbol === asset.symbol)
  const cloids = here.flatMap(({ cloid }) => (cloid === null ? [] : [cloid]))
  const known = await store.orders.byCloids(viewer.id, cloids)
  const ours = new Set(known.map(({ cloid }) => cloid))
  return { live, orders: here.filter(({ cloid }) => cloid === null || !ours.has(cloid)) }
}

/** Conditions under which the exchange would refuse every entry. */
function refusalOf(
  asset: Asset,
  { available }: AccountState,
  held: AccountPosition,
  live: readonly PositionRow[],
  leverage: number | undefined,
): string | undefined {
  const what = `You hold ${heldWords(holdingOf(held, live))}`
  if (held.isIsolated && asset.onlyIsolated !== true) {
    return `${what}: it ${isolatedWords}. Close it, or take another market`
  }
  if (leverage === undefined || leverage >= held.leverage) return undefined
  const more = marginToLower(held, leverage)
  return compare(more, available) <= 0
    ? undefined
    : `${what} at ${held.leverage}x: the session trades at ${leverage}x, and lowering it takes ${toFixed(more, 2)} USDC of margin, of which ${toFixed(available, 2)} is free. Close it, or take another market`
}

function nettingOf(held: AccountPosition, leverage: number | undefined): string {
  const side = sideOf(held.size)
  const other = side === 'long' ? 'short' : 'long'
  const changes =
    leverage === undefined || leverage === held.leverage
      ? ''
      : `, and its leverage changes from ${held.leverage}x to ${leverage}x with the first`
  return `The exchange nets it with the session’s positions: only ${side}s can open while you hold it, no ${other}s${changes}. The session closes only what it opened. Close yours for both sides.`
}

function ordersOf({ symbol }: Asset, orders: readonly OrderState[]): string {
  const count = orders.length === 1 ? '1 order' : `${orders.length} orders`
  const [them, fill] = orders.length === 1 ? ['it', 'fills'] : ['they', 'fill']
  return `${count} of your own rest in ${symbol}: what ${them} ${fill} nets with the session’s positions, and can close them early.`
}
