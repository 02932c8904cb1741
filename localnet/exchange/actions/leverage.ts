import * as z from 'zod'
import { compare } from '../../../contract/decimal.ts'
import { Refusal } from '../access/refusal.ts'
import { requiredMargin, valueAccount } from '../rules/margin.ts'
import { wireInteger } from '../trading/requests.ts'
import { defineAction, done } from './action.ts'

export const updateLeverage = defineAction({
  signedBy: 'agent',
  schema: z.object({ asset: wireInteger, isCross: z.boolean(), leverage: wireInteger }),
  run({ venue, user }, { asset: index, isCross, leverage }) {
    const asset = venue.asset(index)
    const account = venue.account(user)
    if (asset === undefined || account === undefined) throw new Refusal('Invalid asset.')
    if (!isCross) throw new Refusal('Isolated margin is not available on localnet.')
    if (leverage < 1 || leverage > asset.maxLeverage) throw new Refusal('Invalid leverage value')
    venue.store.put('account', user, {
      ...account,
      leverage: { ...account.leverage, [index]: leverage },
    })
    const { equity, positions } = valueAccount(venue, user)
    if (positions.length > 0 && compare(equity, requiredMargin(venue, user)) < 0) {
      throw new Refusal('Insufficient margin to update leverage.')
    }
    return done
  },
})
