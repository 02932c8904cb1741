// The role and mode of an address, and its holdings besides perpetuals.
import type { SpotClearinghouseStateResponse, UserRoleResponse } from '@nktkas/hyperliquid'
import { add, round, subtract } from '../../../contract/decimal.ts'
import type { HexAddress } from '../../types.ts'
import { elsewhereOf, isPooled, spotUsdcOf } from '../elsewhere/elsewhere.ts'
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
  const account = venue.account(user)
  if (account?.subAccount !== undefined) {
    const { master } = account.subAccount
    return { role: 'subAccount', data: { master } } satisfies UserRoleResponse
  }
  return { role: account === undefined ? 'missing' : 'user' } satisfies UserRoleResponse
})

export const userAbstraction = defineInfo(
  ofUser,
  (venue, { user }) => elsewhereOf(venue, user).mode,
)

export const spotClearinghouseState = defineInfo(ofUser, (venue, { user }) =>
  wireSpotAccount(venue, user),
)

/**
 * For a pooled account: USDC is its whole equity, including the profit of open positions; what the positions need is
 * on hold.
 */
export function wireSpotAccount(venue: Venue, user: HexAddress): SpotClearinghouseStateResponse {
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
