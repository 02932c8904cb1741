// What kind of account an address is, and what it holds beside its perpetuals.
import type { SpotClearinghouseStateResponse, UserRoleResponse } from '@nktkas/hyperliquid'
import { add, round, subtract } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { elsewhereOf, isPooled, spotUsdcOf } from '../elsewhere/elsewhere.ts'
import { twapFillsElsewhere } from '../elsewhere/rows.ts'
import { toUsdc } from '../rules/fees.ts'
import { valueAccount } from '../rules/margin.ts'
import type { Venue } from '../venue.ts'
import { ofUser } from './account.ts'
import { defineInfo } from './request.ts'
import { wire } from './wire.ts'

export const userRole = defineInfo(ofUser, (venue, { user }) => {
  const agent = venue.store.get('agent', user)
  if (agent !== undefined && agent.validUntil > venue.at) {
    return { role: 'agent', data: { user: agent.user } } satisfies UserRoleResponse
  }
  const given = elsewhereOf(venue, user).role
  if (given !== null) return given
  return {
    role: venue.account(user) === undefined ? 'missing' : 'user',
  } satisfies UserRoleResponse
})

export const userAbstraction = defineInfo(
  ofUser,
  (venue, { user }) => elsewhereOf(venue, user).mode,
)

export const spotClearinghouseState = defineInfo(ofUser, (venue, { user }) =>
  wireSpotAccount(venue, user),
)

export const subAccounts = defineInfo(ofUser, () => null)

/** The slices of time-weighted orders, newest first: the exchange keeps them in a list of their own. */
export const userTwapSliceFills = defineInfo(ofUser, (venue, { user }) =>
  twapFillsElsewhere(venue, user)
    .toSorted((a, b) => b.time - a.time)
    .slice(0, 2_000)
    .map((fill) => ({ fill, twapId: fill.twapId ?? 1 })),
)

/** Of an account with one pot, USDC is all of it, profit of open positions included; on hold is what they need. */
function wireSpotAccount(venue: Venue, user: HexAddress): SpotClearinghouseStateResponse {
  const { balances } = elsewhereOf(venue, user)
  const others = balances
    .filter(({ token }) => token !== 0)
    .map(({ coin, token, total, hold }) => wireBalance(coin, token, total, hold))
  const spot = spotUsdcOf(venue, user)
  if (!isPooled(venue, user)) {
    const isShown = balances.some(({ token }) => token === 0)
    return { balances: isShown ? [wireBalance('USDC', 0, spot, '0'), ...others] : others }
  }
  const { equity, withdrawable } = valueAccount(venue, user)
  const total = toUsdc(add(equity, spot))
  const hold = round(subtract(equity, withdrawable), 6, 'up')
  return { balances: [wireBalance('USDC', 0, total, hold), ...others] }
}

function wireBalance(coin: string, token: number, total: string, hold: string) {
  return { coin, token, total: wire(total), hold: wire(hold), entryNtl: '0.0' }
}
