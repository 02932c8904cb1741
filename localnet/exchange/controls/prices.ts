// Controls for prices and for the clock.
import * as z from 'zod'
import type { HttpAnswer } from '../../http/answer.ts'
import { jsonAnswer } from '../../http/answer.ts'
import type { MarketAsset } from '../../types.ts'
import { assetNamed } from '../info/market.ts'
import type { Venue } from '../venue.ts'
import { type ControlContext, badRequest } from './controls.ts'

const shockBody = z.object({ coin: z.string(), percent: z.number().min(-90).max(500) })

/** Moves a market from now on. */
export function shock({ venue, tick }: ControlContext, body: unknown): HttpAnswer {
  const parsed = shockBody.safeParse(body)
  if (!parsed.success) return badRequest('expected {coin, percent} with percent from -90 to 500')
  const { coin, percent } = parsed.data
  const asset = assetNamed(venue, coin)
  if (asset === undefined) return unknownCoin(venue, coin)
  const given = { assetIndex: asset.index, percent, at: venue.at }
  venue.change(() => venue.store.put('shock', venue.market.shocks.length, given))
  venue.market.shock(given)
  tick()
  return jsonAnswer({ coin, percent, markPx: venue.mark(asset.index) })
}

const wickBody = z.object({
  coin: z.string(),
  percent: z.number().min(-90).max(500),
  of: z.enum(['mid', 'mark']),
  seconds: z.number().positive().max(600).default(5),
})

/** Moves one price of a market and leaves the other: the order book's, with trades and candles, or the mark. */
export function wick({ venue, tick }: ControlContext, body: unknown): HttpAnswer {
  const parsed = wickBody.safeParse(body)
  if (!parsed.success) {
    return badRequest(
      'expected {coin, percent, of: "mid" | "mark", seconds?: 5} with percent from -90 to 500 and seconds up to 600',
    )
  }
  const { coin, percent, of, seconds } = parsed.data
  const asset = assetNamed(venue, coin)
  if (asset === undefined) return unknownCoin(venue, coin)
  const from = venue.at
  const given = { assetIndex: asset.index, percent, of, from, until: from + seconds * 1_000 }
  venue.change(() => venue.store.put('wick', `${asset.index} ${of} ${from}`, given))
  venue.prices.wick(given)
  tick()
  return jsonAnswer({ coin, percent, of, seconds, ...pricesOf(venue, asset) })
}

const clockBody = z.object({ offsetMs: z.number().int().min(-600_000).max(600_000) })

/** Sets this exchange's clock ahead of the machine's, or with a negative number behind it. */
export function clock({ venue, tick }: ControlContext, body: unknown): HttpAnswer {
  const parsed = clockBody.safeParse(body)
  if (!parsed.success) return badRequest('expected {offsetMs} from -600000 to 600000')
  venue.setClock(parsed.data.offsetMs)
  tick()
  return jsonAnswer({ offsetMs: parsed.data.offsetMs, now: venue.at })
}

function pricesOf(venue: Venue, { index }: MarketAsset) {
  return { markPx: venue.mark(index), midPx: venue.mid(index), oraclePx: venue.oracle(index) }
}

function unknownCoin({ market }: Venue, coin: string): HttpAnswer {
  const known = market.assets.map(({ name }) => name).join(', ')
  return badRequest(`unknown coin ${coin}: one of ${known}`)
}
