// Controls that end something: delist a market, deleverage a position, forget agents.
import * as z from 'zod'
import { absolute } from '../../../contract/decimal.ts'
import { jsonAnswer } from '../../http/answer.ts'
import type { HttpAnswer } from '../../http/answer.ts'
import { assetNamed } from '../info/market.ts'
import type { Fill } from '../storage/order-records.ts'
import { bankrupt, delist as endMarket, deleverage as closePart } from '../trading/by-venue.ts'
import { positionKey } from '../trading/fills.ts'
import { wireAddress } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { type ControlContext, badRequest } from './controls.ts'

const delistBody = z.object({ coin: z.string() })

/** Permanent, also after a restart. */
export function delist({ venue, tick }: ControlContext, body: unknown): HttpAnswer {
  const parsed = delistBody.safeParse(body)
  const asset = parsed.success ? assetNamed(venue, parsed.data.coin) : undefined
  if (asset === undefined) return badRequest('expected {coin} of a market')
  venue.change(() => endMarket(venue, asset.index))
  tick()
  return jsonAnswer({ coin: asset.name, isDelisted: true })
}

const deleverageBody = z.object({
  user: wireAddress,
  coin: z.string(),
  size: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
  /** What the fill states about the liquidation that caused it. */
  liquidation: z.enum(['user', 'no_user', 'none']).default('user'),
})

/** The whole position, or `size` of it. */
export function deleverage({ venue, tick }: ControlContext, body: unknown): HttpAnswer {
  const parsed = deleverageBody.safeParse(body)
  if (!parsed.success) {
    return badRequest('expected {user, coin, size?, liquidation?: "user" | "no_user" | "none"}')
  }
  const { user, coin, liquidation } = parsed.data
  const asset = assetNamed(venue, coin)
  const position = asset && venue.store.get('position', positionKey(user, asset.index))
  if (position === undefined) return badRequest(`${user} holds no ${coin}`)
  const size = parsed.data.size ?? absolute(position.szi)
  const told = toldOf(venue, position.asset, liquidation)
  venue.change(() => closePart(venue, position, size, told))
  tick()
  return jsonAnswer({ user, coin, size })
}

function toldOf(
  venue: Venue,
  asset: number,
  how: 'user' | 'no_user' | 'none',
): Fill['liquidation'] {
  if (how === 'none') return null
  const rest = { markPx: venue.mark(asset), method: 'backstop' as const }
  return how === 'user' ? { liquidatedUser: bankrupt, ...rest } : rest
}
