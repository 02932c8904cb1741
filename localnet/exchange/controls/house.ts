// House traders: which accounts they are, and their past, booked by the same code as the present.
import type { HexAddress, PastOrder, PastPosition, PastTrader } from '../../types.ts'
import { chargeFunding, fundingInterval, hourOf } from '../funds/funding.ts'
import { builderAddress, receive } from '../funds/receive.ts'
import { jsonAnswer } from '../../http/answer.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import { execute, hashOf } from '../trading/fills.ts'
import { finish } from '../trading/orders.ts'
import { draft } from '../trading/place.ts'
import type { OrderRequest } from '../trading/requests.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'

/** In tenths of a basis point: the local API's builder fee. */
const builderFee = 10

export interface HouseRoster {
  /** How many there will be, so that others know when the list is complete. */
  expect(traders: number): void
  isEnrolled(address: HexAddress): boolean
  /** Books all of a trader's past in one transaction, once. Throws when the past is impossible. */
  enroll(past: PastTrader): void
}

export interface House extends HouseRoster {
  readonly expected: number
}

export function createHouse(venue: Venue): House {
  let expected = 0
  return {
    get expected() {
      return expected
    },
    expect(traders) {
      expected = traders
    },
    isEnrolled: (address) => venue.store.get('house', address) !== undefined,
    enroll(past) {
      venue.change(() => {
        if (venue.store.get('house', past.address) !== undefined) return
        live(venue, past)
        venue.store.put('house', past.address, past)
      })
    },
  }
}

export function listHouse(venue: Venue, { expected }: House): HttpAnswer {
  const traders = [...venue.store.all('house')].map(({ address, label, sessions }) => ({
    address,
    label,
    sessions: sessions.length,
  }))
  return jsonAnswer({ expected: Math.max(expected, traders.length), traders })
}

/** The intentions behind a trader's past orders; its fills and funding are read in the normal way. */
export function houseHistory(venue: Venue, query: URLSearchParams): HttpAnswer {
  const user = wireAddress.safeParse(query.get('user'))
  const past = user.success ? venue.store.get('house', user.data) : undefined
  return past === undefined ? jsonAnswer({ error: 'no house trader' }, 404) : jsonAnswer(past)
}

interface Event {
  position: PastPosition
  asset: number
  isEntry: boolean
  order: PastOrder
}

function live(venue: Venue, { address, since, usdc, sessions }: PastTrader) {
  const id = `house ${address}`
  const gift = { id, user: address, kind: 'faucet' as const, usdc, time: since, hash: hashOf(id) }
  receive(asOf(venue, since), { ...gift, credited: true })
  const events = sessions
    .flatMap(({ asset, positions }) =>
      positions.flatMap((position): Event[] => [
        { position, asset, isEntry: true, order: position.entry },
        { position, asset, isEntry: false, order: position.exit },
      ]),
    )
    .sort((a, b) => a.order.at - b.order.at)
  let before = since
  for (const event of events) {
    const { at } = event.order
    if (at > venue.at) throw new Error(`${address} trades at ${at}, which is yet to come`)
    chargeHours(venue, address, before, at)
    fill(asOf(venue, at), address, event)
    before = at
  }
  if (venue.store.positionsOf(address).length > 0) {
    throw new Error(`${address} leaves a position of the past open`)
  }
}

function fill(venue: Venue, user: HexAddress, event: Event) {
  const { position, order } = event
  const placing = { user, builder: { address: builderAddress, fee: builderFee } }
  const drafted = draft(venue, placing, requestOf(event))
  // Take-profit and stop have rested since the entry.
  const placedAt = drafted.trigger === null ? venue.at : position.entry.at
  const placed = { ...drafted, placedAt }
  venue.store.put('order', placed.oid, placed)
  const { px } = order
  finish(venue, execute(venue, placed, { px, sz: position.size, crossed: true }), 'filled')
}

function requestOf({ position, asset, isEntry, order }: Event): OrderRequest {
  const { side, size, closeReason, takeProfitPrice, stopLossPrice } = position
  const request = {
    a: asset,
    b: (side === 'long') === isEntry,
    p: order.px,
    s: size,
    r: !isEntry,
    c: order.cloid,
  }
  if (isEntry || (closeReason !== 'take_profit' && closeReason !== 'stop_loss')) {
    return { ...request, t: { limit: { tif: 'Ioc' } } }
  }
  const isGain = closeReason === 'take_profit'
  const triggerPx = isGain ? takeProfitPrice : stopLossPrice
  const trigger = { isMarket: true, triggerPx, tpsl: isGain ? 'tp' : 'sl' } as const
  return { ...request, t: { trigger } }
}

/** Charges the hours that have ended since, before anything else happens. */
function chargeHours(venue: Venue, user: HexAddress, since: number, until: number) {
  if (venue.store.positionsOf(user).length === 0) return
  for (let hour = hourOf(since) + fundingInterval; hour <= until; hour += fundingInterval) {
    for (const position of venue.store.positionsOf(user)) {
      chargeFunding(asOf(venue, hour), position, hour)
    }
  }
}

/** The exchange at an earlier time, without events: listeners should only hear of the present. */
function asOf(venue: Venue, at: number): Venue {
  return {
    ...venue,
    at,
    mark: (asset) => String(venue.market.price(asset, at)),
    emit: () => undefined,
  }
}
