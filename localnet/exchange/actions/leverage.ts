import * as z from 'zod'
import {
  absolute,
  compare,
  divide,
  maximum,
  multiply,
  subtract,
} from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import { toUsdc } from '../rules/fees.ts'
import { isIsolated } from '../rules/isolated.ts'
import { tierOf } from '../rules/margin-tiers.ts'
import { requiredMargin, valueAccount } from '../rules/margin.ts'
import { positionKey } from '../trading/fills.ts'
import { wireInteger } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

export const updateLeverage = defineAction({
  signedBy: 'agent',
  schema: z.object({ asset: wireInteger, isCross: z.boolean(), leverage: wireInteger }),
  run({ venue, user }, { asset: index, isCross, leverage }) {
    const asset = venue.asset(index)
    const account = venue.account(user)
    if (asset === undefined || account === undefined) throw new Refusal('Invalid asset.')
    if (isCross && asset.onlyIsolated === true) {
      throw new Refusal('Cross margin is not allowed for this asset.')
    }
    if (leverage < 1 || leverage > asset.maxLeverage) throw new Refusal('Invalid leverage value')
    const key = positionKey(user, index)
    const position = venue.store.get('position', key)
    const held = multiply(absolute(position?.szi ?? 0), venue.mark(index))
    if (leverage > tierOf(asset, held).maxLeverage) throw new Refusal('Invalid leverage value')
    if (position !== undefined && isIsolated(account, asset) === isCross) {
      throw new Refusal('Cannot switch leverage type with open position.')
    }
    venue.store.put('account', user, {
      ...account,
      leverage: { ...account.leverage, [index]: leverage },
      isolated: { ...account.isolated, [index]: !isCross },
    })
    if (position?.pocket !== undefined) {
      const value = valueAccount(venue, user).positions.find(({ asset: held }) => held === asset)
      if (value === undefined) return done
      // A lower leverage takes more margin; a higher one does not release any by itself.
      const wanted = toUsdc(subtract(divide(value.notional, leverage), value.unrealized))
      venue.store.put('position', key, { ...position, pocket: maximum(position.pocket, wanted) })
    }
    const { cross, positions } = valueAccount(venue, user)
    if (positions.length > 0 && compare(cross.equity, requiredMargin(venue, user)) < 0) {
      throw new Refusal('Insufficient margin to update leverage.')
    }
    return done
  },
})
