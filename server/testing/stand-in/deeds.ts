// What the stand-in does when it is asked to do something. It checks no signature: whoever asks acts for one account.
import { compare, subtract } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { type StandInAccount, nextNumber, trade } from './account.ts'
import { type StandInMarket, priceText } from './markets.ts'

type Row = Record<string, unknown>

export interface Action extends Row {
  type: string
}

interface WireOrder {
  a: number
  b: boolean
  p: string
  s: string
  r: boolean
  t: { limit?: { tif: string }; trigger?: { triggerPx: string; tpsl: string; isMarket: boolean } }
  c?: string
}

const done = { status: 'ok', response: { type: 'default' } }

export function carryOut(
  account: StandInAccount,
  action: Action,
  nonce: number,
  markets: readonly StandInMarket[],
): unknown {
  switch (action.type) {
    case 'order': {
      const orders = action['orders'] as WireOrder[]
      const statuses = orders.map((order) => place(account, order, markets))
      return { status: 'ok', response: { type: 'order', data: { statuses } } }
    }
    case 'cancelByCloid': {
      const cancels = action['cancels'] as { cloid: string }[]
      const statuses = cancels.map(({ cloid }) => cancel(account, cloid))
      return { status: 'ok', response: { type: 'cancel', data: { statuses } } }
    }
    case 'approveAgent':
      account.agents = [{ name: action['agentName'], address: action['agentAddress'] }]
      return done
    case 'approveBuilderFee':
      account.builderFee = 50
      return done
    case 'withdraw3':
    case 'sendToEvmWithData':
      // Taken at once, told when it is paid.
      account.cash = subtract(account.cash, String(action['amount']))
      return done
    case 'usdSend':
      account.cash = subtract(account.cash, String(action['amount']))
      account.ledger.push({
        time: Date.now(),
        hash: `0x${'7b'.repeat(32)}`,
        delta: {
          type: 'internalTransfer',
          usdc: action['amount'],
          user: account.address.toLowerCase(),
          destination: action['destination'],
          fee: '0.0',
          nonce,
        },
      })
      return done
    default:
      return done
  }
}

function place(account: StandInAccount, order: WireOrder, markets: readonly StandInMarket[]): Row {
  const market = markets[order.a]
  if (market === undefined) return { error: `Invalid asset. asset=${order.a}` }
  const oid = nextNumber()
  const row = rowOf(order, market.name, oid)
  if (order.t.trigger !== undefined) {
    account.orders.push(row)
    return { resting: { oid, cloid: order.c } }
  }
  const held = account.positions.get(market.name)?.szi ?? '0'
  const canReduce = held.startsWith('-') === order.b && compare(held, 0) !== 0
  if (order.r && !canReduce) {
    return { error: `Reduce only order would increase position. asset=${order.a}` }
  }
  if (market.more['isDelisted'] === true) return { error: `Trading is halted. asset=${order.a}` }
  const price = priceText(market.mark)
  trade(account, {
    coin: market.name,
    isBuy: order.b,
    size: order.s,
    price,
    row: { oid, ...(order.c !== undefined && { cloid: order.c }) },
  })
  keep(account, { ...row, sz: '0.0' }, 'filled')
  return { filled: { totalSz: order.s, avgPx: price, oid, cloid: order.c } }
}

function rowOf(order: WireOrder, coin: string, oid: number): Row {
  const { trigger } = order.t
  return {
    coin,
    side: order.b ? 'B' : 'A',
    limitPx: order.p,
    sz: order.s,
    origSz: order.s,
    oid,
    timestamp: Date.now(),
    triggerCondition: 'N/A',
    isTrigger: trigger !== undefined,
    triggerPx: trigger?.triggerPx ?? '0.0',
    children: [],
    isPositionTpsl: false,
    reduceOnly: order.r,
    orderType: trigger === undefined ? 'Limit' : 'Stop Market',
    tif: null,
    cloid: order.c ?? null,
  }
}

function cancel(account: StandInAccount, cloid: string): unknown {
  const found = account.orders.find((order) => order['cloid'] === cloid)
  if (found === undefined) {
    return { error: 'Order was never placed, already canceled, or filled. asset=0' }
  }
  account.orders = account.orders.filter((order) => order !== found)
  keep(account, found, 'canceled')
  return 'success'
}

function keep(account: StandInAccount, order: Row, status: string): void {
  account.past.set(String(order['cloid']), { order, status, statusTimestamp: Date.now() })
}

/** The venue's row of a withdrawal over its bridge: when it is paid, with the nonce in microseconds. */
export function payWithdrawal(
  account: StandInAccount,
  { nonce, amount }: { nonce: number; amount: DecimalString },
  hash: string,
): void {
  const usdc = subtract(amount, 1)
  const delta = { type: 'withdraw', usdc, nonce: nonce * 1_000, fee: '1.0' }
  account.ledger.push({ time: Date.now(), hash, delta })
}
