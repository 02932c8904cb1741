// Adding margin to an isolated position, and removing it.
import * as z from 'zod'
import {
  add,
  compare,
  divide,
  maximum,
  multiply,
  sign,
  subtract,
} from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { Refusal } from '../access/refusal.ts'
import { toUsdc } from '../rules/fees.ts'
import { type PositionValue, requiredMargin, valueAccount } from '../rules/margin.ts'
import type { Amount } from '../storage/amount.ts'
import { positionKey } from '../trading/fills.ts'
import { wireInteger } from '../trading/requests.ts'
import type { Venue } from '../venue.ts'
import { defineAction, done } from './action.ts'

/** `ntli`: in 1e-6 USDC; negative removes margin. */
export const updateIsolatedMargin = defineAction({
  signedBy: 'agent',
  schema: z.object({ asset: wireInteger, isBuy: z.boolean(), ntli: z.number().int() }),
  run({ venue, user }, { asset, ntli }) {
    const value = isolatedPosition(venue, user, asset)
    const usdc = toUsdc(divide(ntli, 1_000_000))
    if (sign(usdc) < 0) {
      if (value.asset.onlyIsolated === true) {
        throw new Refusal('Cannot remove margin from a strictly isolated position.')
      }
      const least = maximum(divide(value.notional, value.leverage), multiply(value.notional, '0.1'))
      if (compare(add(value.marginUsed, usdc), least) < 0) {
        throw new Refusal('Cannot remove that much margin from the position.')
      }
    }
    moveIn(venue, user, value, usdc)
    return done
  },
})

/** Adds as much as the position needs for this leverage or less. */
export const topUpIsolatedOnlyMargin = defineAction({
  signedBy: 'agent',
  schema: z.object({ asset: wireInteger, leverage: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/) }),
  run({ venue, user }, { asset, leverage }) {
    const value = isolatedPosition(venue, user, asset)
    if (sign(leverage) === 0) throw new Refusal('Invalid leverage value')
    const wanted = subtract(divide(value.notional, leverage), value.marginUsed)
    moveIn(venue, user, value, toUsdc(maximum(0, wanted)))
    return done
  },
})

function isolatedPosition(venue: Venue, user: HexAddress, asset: number): PositionValue {
  const value = valueAccount(venue, user).positions.find((each) => each.asset.index === asset)
  if (value === undefined || !value.isIsolated) {
    throw new Refusal('No isolated position to change the margin of.')
  }
  return value
}

function moveIn(venue: Venue, user: HexAddress, { position }: PositionValue, usdc: Amount) {
  const pocket = add(position.pocket ?? '0', usdc)
  venue.store.put('position', positionKey(user, position.asset), { ...position, pocket })
  const { cross } = valueAccount(venue, user)
  if (sign(usdc) > 0 && compare(cross.equity, requiredMargin(venue, user)) < 0) {
    throw new Refusal('Insufficient margin to add to the position.')
  }
}
