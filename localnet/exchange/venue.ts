// One exchange: its state, its market and its clock, passed to every rule. Only `change` alters it.
import type { HexAddress, Market, MarketAsset } from '../types.ts'
import { type Allowance, createAllowance } from './limits/allowance.ts'
import { createPrices, type Prices } from './rules/prices.ts'
import { syntheticBook } from './rules/book.ts'
import type { Book } from './rules/book.ts'
import type { Amount } from './storage/amount.ts'
import type { Fill, Order, Twap } from './storage/order-records.ts'
import type { Account, Counters, Ledger, Liquidation } from './storage/records.ts'
import type { Funding, Send, Transfer, Withdrawal } from './storage/transfer-records.ts'
import type { Store } from './storage/store.ts'

export type VenueEvent =
  | { type: 'order'; order: Order }
  | { type: 'fill'; fill: Fill }
  | { type: 'transfer'; transfer: Transfer }
  | { type: 'send'; send: Send }
  | { type: 'withdrawal'; withdrawal: Withdrawal }
  | { type: 'funding'; funding: Funding }
  | { type: 'liquidation'; liquidation: Liquidation }
  | { type: 'twap'; twap: Twap }

export interface Venue {
  readonly store: Store
  readonly market: Market
  readonly prices: Prices
  readonly allowance: Allowance
  /** Lower-case; undefined without a chain. */
  readonly bridge: HexAddress | undefined
  /** The ledger shows a withdrawal when it is paid, not before. */
  readonly booksWhenPaid: boolean
  readonly refusesDust: boolean
  readonly mixesFills: boolean
  /** The time that all code of the running transaction or reading uses. */
  readonly at: number
  asset(index: number): MarketAsset | undefined
  /** The price for PnL, triggers, margin and liquidation. */
  mark(asset: number): Amount
  /** The middle of the order book. */
  mid(asset: number): Amount
  oracle(asset: number): Amount
  /** Makes this exchange's clock differ from the machine's from now on. */
  setClock(offsetMs: number): void
  book(asset: MarketAsset): Book
  emit(event: VenueEvent): void
  /** Everything that `body` reads is of the same time and price. */
  read<Result>(body: () => Result): Result
  /** All of `body` or nothing; events are sent once it is on disk. */
  change<Result>(body: () => Result): Result
  /** Runs `step` at the beginning of every change, as part of it. */
  beforeChanges(step: () => void): void
  onEvents(listener: (events: VenueEvent[], at: number) => void): void
  account(user: HexAddress): Account | undefined
  ledger(): Ledger
  counters(): Counters
  /** Takes the next number of a sequence. */
  next(counter: 'nextOid' | 'nextTid' | 'nextLid' | 'nextTwapId'): number
}

const emptyLedger: Ledger = { makerCash: '0', makerSizes: {}, fees: '0', shortfall: '0' }
const firstCounters: Counters = { nextOid: 1_000_001, nextTid: 1, nextLid: 1 }

export interface VenueOptions {
  bridge?: HexAddress | undefined
  /** By default mark, mid and oracle are one price. */
  prices?: Prices
  clockOffsetMs?: number
  /** By default actions are counted without a limit. */
  allowance?: Allowance
  booksWhenPaid?: boolean
  /** Closing a whole position is refused below the minimum, too. */
  refusesDust?: boolean
  /** Returns fills of one millisecond in the order of their ids, which are hashes. */
  mixesFills?: boolean
}

export function createVenue(store: Store, market: Market, options: VenueOptions = {}): Venue {
  const { bridge, prices = createPrices(market, true), booksWhenPaid = false } = options
  const { allowance = createAllowance(false) } = options
  const { refusesDust = false, mixesFills = false } = options
  let { clockOffsetMs: offset = 0 } = options
  const steps: (() => void)[] = []
  const listeners: ((events: VenueEvent[], at: number) => void)[] = []
  const told = {
    mark: new Map<number, Amount>(),
    mid: new Map<number, Amount>(),
    oracle: new Map<number, Amount>(),
  }
  const books = new Map<number, Book>()
  let at = 0
  let events: VenueEvent[] = []
  /** While a transaction or a reading runs, time stands still for it. */
  let holding = false

  function moveClock() {
    const now = Math.max(at, Date.now() + offset)
    if (now !== at) forgetPrices()
    at = now
  }

  function forgetPrices() {
    for (const known of Object.values(told)) known.clear()
    books.clear()
  }

  function tell(kind: 'mark' | 'mid' | 'oracle', asset: number): Amount {
    const moment = venue.at
    const known = told[kind].get(asset)
    if (known !== undefined) return known
    const price = String(prices[kind](asset, moment))
    told[kind].set(asset, price)
    return price
  }

  const venue: Venue = {
    store,
    market,
    prices,
    allowance,
    bridge,
    booksWhenPaid,
    refusesDust,
    mixesFills,

    get at() {
      if (!holding) moveClock()
      return at
    },

    asset: (index) => market.assets[index],

    mark: (asset) => tell('mark', asset),
    mid: (asset) => tell('mid', asset),
    oracle: (asset) => tell('oracle', asset),

    setClock(offsetMs) {
      offset = offsetMs
      at = 0
      forgetPrices()
    },

    book(asset) {
      const mid = Number(venue.mid(asset.index))
      let book = books.get(asset.index)
      if (book === undefined) {
        book = syntheticBook(asset, mid, at)
        books.set(asset.index, book)
      }
      return book
    },

    emit(event) {
      events.push(event)
    },

    read(body) {
      if (holding) return body()
      moveClock()
      holding = true
      try {
        return body()
      } finally {
        holding = false
      }
    },

    change(body) {
      moveClock()
      holding = true
      events = []
      let result
      try {
        result = store.transaction(at, () => {
          for (const step of steps) step()
          return body()
        })
      } finally {
        holding = false
        forgetPrices()
      }
      const happened = events
      if (happened.length > 0) for (const listener of listeners) listener(happened, at)
      return result
    },

    beforeChanges(step) {
      steps.push(step)
    },

    onEvents(listener) {
      listeners.push(listener)
    },

    account: (user) => store.get('account', user),

    ledger: () => store.get('ledger', '') ?? emptyLedger,

    counters: () => store.get('counters', '') ?? firstCounters,

    next(counter) {
      const counters = venue.counters()
      const number = counters[counter] ?? 1
      store.put('counters', '', { ...counters, [counter]: number + 1 })
      return number
    },
  }
  return venue
}
