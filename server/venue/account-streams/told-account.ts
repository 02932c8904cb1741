// What streams have reported of one account since the connection opened.
import type { Address, UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import { distinctFills, exchangeFill, restingOrders } from '../exchange/account.ts'
import { Fills, OpenOrders } from '../exchange/responses.ts'
import type { Perps, Spot } from '../account/account-state.ts'
import type { AccountReader } from '../account/account-reader.ts'
import { isMainPerp } from '../account/fill-scope.ts'
import { ClearinghouseState, SpotState } from '../account/answers.ts'
import { sizesOf } from '../account/sizes.ts'
import type { AccountNews, OrderState, Told } from '../port.ts'
import { type StreamDeps, openAccountStream } from './account-stream.ts'
import { openMoneyStreams } from './money-streams.ts'
import { openRowStream } from './row-stream.ts'

export interface ToldAccount {
  read(): Told
  restart(): void
  close(): void
}

export interface FollowDeps extends StreamDeps {
  accounts: Pick<AccountReader, 'toldState'>
  clock: Clock
  tell: (news: AccountNews) => void
}

/** After this many refusals of the newer streams the older one is used, which reports both. */
const refusalsBelieved = 2

/** `address` is lower-case. */
export function followAccount(address: Address, deps: FollowDeps): ToldAccount {
  const { accounts, clock, log, tell } = deps
  let perps: { told: Perps; at: UnixMs } | undefined
  let spot: Spot | undefined
  let orders: Told['orders'] = null
  let isClosed = false

  const gap = () => tell({ address, kind: 'gap' })

  function noteAccount(message: unknown): void {
    const parsed = ClearinghouseState.safeParse(message)
    if (!parsed.success) return unreadable('clearinghouseState')
    // An older message that arrived late.
    if ((perps?.told.time ?? 0) > (parsed.data.time ?? Infinity)) return
    const before = perps?.told
    perps = { told: parsed.data, at: clock() }
    if (before !== undefined && heldIn(before) !== heldIn(parsed.data)) {
      tell({ address, kind: 'positions' })
    }
  }

  function noteSpot(message: unknown): void {
    const parsed = SpotState.safeParse(message)
    if (!parsed.success) return unreadable('spotState')
    spot = parsed.data
  }

  function readAccount(): Told['account'] {
    if (perps === undefined) return null
    try {
      const state = accounts.toldState(address, perps.told, spot)
      return state === undefined ? null : { state, at: perps.at }
    } catch {
      // The message does not contain the balance of an account of this kind.
      return null
    }
  }

  function noteOrders(told: unknown): void {
    const parsed = OpenOrders.safeParse(told)
    if (!parsed.success) return unreadable('openOrders')
    const resting = restingOrders(parsed.data)
    const before = orders?.resting
    orders = { resting, at: clock() }
    if (before !== undefined && namesOf(before) !== namesOf(resting))
      tell({ address, kind: 'orders' })
  }

  function noteFills(rows: readonly unknown[]): void {
    const parsed = Fills.safeParse(rows)
    if (!parsed.success) {
      unreadable('userFills')
      return gap()
    }
    const own = parsed.data.filter(({ coin }) => isMainPerp(coin))
    const fills = distinctFills(own.map((fill) => exchangeFill(fill, address)))
    // The value of a fee in another token has to be requested, so that these fills are read.
    if (fills.some(({ feePaid }) => feePaid !== undefined)) return gap()
    if (fills.length > 0) tell({ address, kind: 'fills', fills })
  }

  function unreadable(stream: string): void {
    log.warn({ address, stream }, 'a message about an account could not be read')
  }

  const fillStream = openRowStream(
    deps,
    { type: 'userFills', user: address, aggregateByTime: false },
    'fills',
    { rows: noteFills, gap },
  )
  const forgetAccount = () => {
    perps = undefined
  }
  const forgetOrders = () => {
    orders = null
  }
  const money = openMoneyStreams(deps, address, (newest) =>
    tell({ address, kind: 'money', ...(newest !== undefined && { newest }) }),
  )
  const streams = [
    fillStream,
    ...money.streams,
    openAccountStream(
      deps,
      { type: 'clearinghouseState', user: address, dex: '' },
      {
        message: (data) => noteAccount(property(data, 'clearinghouseState')),
        up: () => {},
        down: forgetAccount,
        refused: askOldOne,
      },
    ),
    openAccountStream(
      deps,
      { type: 'spotState', user: address },
      {
        message: (data) => noteSpot(property(data, 'spotState')),
        up: () => {},
        down: () => {
          spot = undefined
        },
      },
    ),
    openAccountStream(
      deps,
      { type: 'openOrders', user: address, dex: '' },
      {
        message: (data) => noteOrders(property(data, 'orders')),
        up: () => {},
        down: forgetOrders,
        refused: askOldOne,
      },
    ),
  ]
  let hasOldOne = false

  function askOldOne(times: number): void {
    if (hasOldOne || isClosed || times < refusalsBelieved || !fillStream.isUp()) return
    hasOldOne = true
    const stream = openAccountStream(
      deps,
      { type: 'webData2', user: address },
      {
        message: (data) => {
          noteAccount(property(data, 'clearinghouseState'))
          noteOrders(property(data, 'openOrders'))
        },
        up: () => {},
        down: () => {
          forgetAccount()
          forgetOrders()
        },
      },
    )
    streams.push(stream)
  }

  return {
    read: () => ({
      account: readAccount(),
      orders,
      areFillsTold: fillStream.isUp(),
      isMoneyTold: money.areUp(),
    }),
    restart: () => {
      for (const stream of streams) stream.restart()
    },
    close: () => {
      isClosed = true
      for (const stream of streams) stream.close()
    },
  }
}

function property(data: object, name: string): unknown {
  return Object.entries(data).find(([key]) => key === name)?.[1]
}

function heldIn({ assetPositions }: Perps): string {
  const positions = assetPositions.map(({ position: { coin, szi } }) => ({
    symbol: coin,
    size: szi,
  }))
  return sizesOf({ positions })
}

function namesOf(orders: readonly OrderState[]): string {
  return orders
    .map(({ oid, remainingSize, triggerPrice }) => `${oid}:${remainingSize}:${triggerPrice}`)
    .toSorted()
    .join()
}
