// One account of the stand-in: what it holds, and how the venue tells that by the account's mode.
import {
  absolute,
  add,
  divide,
  isZero,
  maximum,
  multiply,
  round,
  subtract,
} from '../../../contract/decimal.ts'
import type { Address, DecimalString } from '../../../contract/primitives.ts'

type Row = Record<string, unknown>

export interface StandInPosition {
  szi: DecimalString
  entryPx: DecimalString
  leverage: number
}

export interface StandInAccount {
  address: Address
  /** The venue's own word. */
  mode: string
  role: Row
  /** USDC without the profit of open positions: of the perpetuals, or of the one pot. */
  cash: DecimalString
  /** USDC of spot, where that is another balance. */
  spotUsdc: DecimalString
  coins: Row[]
  positions: Map<string, StandInPosition>
  /** Profit of one position on each dex of others. */
  dexs: Map<string, DecimalString>
  orders: Row[]
  past: Map<string, Row>
  fills: Row[]
  slices: Row[]
  ledger: Row[]
  fundings: Row[]
  agents: Row[]
  builderFee: number
  portfolio: unknown[]
}

export function standInAccount(
  address: Address,
  cash: DecimalString,
  mode: string,
): StandInAccount {
  return {
    address,
    mode,
    role: { role: 'user' },
    cash,
    spotUsdc: '0.0',
    coins: [],
    positions: new Map(),
    dexs: new Map(),
    orders: [],
    past: new Map(),
    fills: [],
    slices: [],
    ledger: [],
    fundings: [],
    agents: [],
    builderFee: 0,
    portfolio: [],
  }
}

export type MarkOf = (coin: string) => DecimalString

export function isPooled({ mode }: StandInAccount): boolean {
  return mode === 'unifiedAccount' || mode === 'portfolioMargin'
}

function unrealized({ szi, entryPx }: StandInPosition, mark: DecimalString): DecimalString {
  return multiply(szi, subtract(mark, entryPx))
}

export function equityOf(account: StandInAccount, markOf: MarkOf): DecimalString {
  const profits = [...account.positions].map(([coin, held]) => unrealized(held, markOf(coin)))
  // What settles in another token than USDC is in another balance.
  const elsewhere = isPooled(account) ? (account.dexs.get('xyz') ?? '0') : '0'
  return add(account.cash, elsewhere, ...profits)
}

function marginOf({ szi, leverage }: StandInPosition, mark: DecimalString): DecimalString {
  return round(divide(absolute(multiply(szi, mark)), leverage), 6)
}

function marginUsed({ positions }: StandInAccount, markOf: MarkOf): DecimalString {
  return add(0, ...[...positions].map(([coin, held]) => marginOf(held, markOf(coin))))
}

export function perpsOf(account: StandInAccount, markOf: MarkOf) {
  const pooled = isPooled(account)
  const equity = equityOf(account, markOf)
  const used = marginUsed(account, markOf)
  const summary = {
    accountValue: pooled ? '0.0' : equity,
    totalNtlPos: '0.0',
    totalRawUsd: '0.0',
    totalMarginUsed: pooled ? '0.0' : used,
  }
  return {
    marginSummary: summary,
    crossMarginSummary: summary,
    crossMaintenanceMarginUsed: '0.0',
    withdrawable: pooled ? '0.0' : maximum(subtract(equity, used), 0),
    time: Date.now(),
    assetPositions: [...account.positions].map(([coin, held]) => ({
      type: 'oneWay',
      position: {
        coin,
        szi: held.szi,
        leverage: { type: 'cross', value: held.leverage },
        entryPx: held.entryPx,
        positionValue: absolute(multiply(held.szi, markOf(coin))),
        unrealizedPnl: unrealized(held, markOf(coin)),
        returnOnEquity: '0.0',
        liquidationPx: null,
        marginUsed: marginOf(held, markOf(coin)),
        maxLeverage: 25,
        cumFunding: { allTime: '0.0', sinceOpen: '0.0', sinceChange: '0.0' },
      },
    })),
  }
}

/** On a dex of others. */
export function dexOf({ dexs }: StandInAccount, dex: string) {
  const profit = dexs.get(dex)
  const none = perpsOf(standInAccount(`0x${'0'.repeat(40)}`, '0.0', 'default'), () => '0')
  if (profit === undefined) return none
  const position = {
    coin: `${dex}:TSLA`,
    szi: '1.0',
    leverage: { type: 'isolated', value: 5, rawUsd: '-200.0' },
    entryPx: '250.0',
    positionValue: '250.0',
    unrealizedPnl: profit,
    returnOnEquity: '0.0',
    liquidationPx: null,
    marginUsed: '50.0',
    maxLeverage: 10,
    cumFunding: { allTime: '0.0', sinceOpen: '0.0', sinceChange: '0.0' },
  }
  return { ...none, assetPositions: [{ type: 'oneWay', position }] }
}

export function spotOf(account: StandInAccount, markOf: MarkOf) {
  const total = isPooled(account) ? equityOf(account, markOf) : account.spotUsdc
  const hold = isPooled(account) ? marginUsed(account, markOf) : '0.0'
  const usdc = { coin: 'USDC', token: 0, total, hold, entryNtl: '0.0' }
  return { balances: [...account.coins, ...(isZero(total) ? [] : [usdc])] }
}

/** Trades at this price, as an order of its own would. Returns the row that the venue tells. */
export function trade(
  account: StandInAccount,
  deal: { coin: string; isBuy: boolean; size: DecimalString; price: DecimalString; row?: Row },
): Row {
  const { coin, isBuy, size, price, row = {} } = deal
  const held = account.positions.get(coin) ?? { szi: '0', entryPx: price, leverage: 10 }
  const signed = isBuy ? size : multiply(size, -1)
  const after = add(held.szi, signed)
  const isClosing = multiply(held.szi, signed).startsWith('-')
  const closedPnl = isClosing ? multiply(multiply(signed, -1), subtract(price, held.entryPx)) : '0'
  const fee = round(multiply(multiply(size, price), '0.00045'), 6)
  const paid = add(typeof row['fee'] === 'string' && row['feeToken'] === 'USDC' ? row['fee'] : fee)
  account.cash = subtract(add(account.cash, closedPnl), paid)
  const entryPx = isClosing || isZero(held.szi) ? (isClosing ? held.entryPx : price) : held.entryPx
  if (isZero(after)) account.positions.delete(coin)
  else account.positions.set(coin, { ...held, szi: after, entryPx })
  const fill = {
    coin,
    px: price,
    sz: size,
    side: isBuy ? 'B' : 'A',
    time: Date.now(),
    startPosition: held.szi,
    dir: `${isClosing ? 'Close' : 'Open'} ${isBuy === isClosing ? 'Short' : 'Long'}`,
    closedPnl,
    hash: `0x${'5a'.repeat(32)}`,
    oid: nextNumber(),
    crossed: true,
    fee,
    tid: 1e12 + Math.floor(Math.random() * 1e12),
    feeToken: 'USDC',
    twapId: null,
    ...row,
  }
  account.fills.push(fill)
  return fill
}

let number = 1_000
export function nextNumber(): number {
  return ++number
}
