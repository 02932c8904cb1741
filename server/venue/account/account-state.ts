// An account's money, whatever kind of account it is. Nothing outside of this folder asks which kind that is.
import type * as z from 'zod'
import { add, isZero, maximum, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { UnreadableAnswer } from '../exchange/failures.ts'
import type { AccountPosition, AccountState } from '../ports/accounts.ts'
import type { ClearinghouseState, SpotState } from './answers.ts'
import type { AccountMode } from './mode.ts'

export type Perps = z.output<typeof ClearinghouseState>
export type Spot = z.output<typeof SpotState>

/** Of an account whose perpetuals have money of their own. Throws UnreadableAnswer when that is not told. */
export function splitState(perps: Perps, mode: AccountMode = 'split'): AccountState {
  const { accountValue, totalMarginUsed } = perps.marginSummary ?? {}
  const equity = told(accountValue, 'accountValue')
  const marginUsed = told(totalMarginUsed, 'totalMarginUsed')
  return {
    mode,
    at: perps.time ?? null,
    equity,
    withdrawable: told(perps.withdrawable, 'withdrawable'),
    // Not `withdrawable`: money may not leave that is free for orders.
    available: maximum(subtract(equity, marginUsed), 0),
    marginUsed,
    positions: positionsOf(perps),
  }
}

/**
 * Of an account with one pot: USDC of its spot balance is all of its equity, the profit of open positions included, and
 * what is not on hold is free.
 */
export function pooledState(perps: Perps, spot: Spot): AccountState {
  const usdc = spot.balances.find(isUsdc)
  const total = usdc?.total ?? zero
  const free = maximum(subtract(total, holdOf(usdc)), 0)
  const margins = perps.assetPositions.map(({ position }) => position.marginUsed ?? zero)
  return {
    mode: 'pooled',
    at: perps.time ?? null,
    equity: total,
    withdrawable: free,
    available: free,
    marginUsed: add(zero, ...margins),
    positions: positionsOf(perps),
  }
}

/** With portfolio margin `hold` is less what may be borrowed; `spotHold` is all of it, and nobody borrows through us. */
function holdOf(balance: Spot['balances'][number] | undefined): DecimalString {
  return maximum(balance?.hold ?? zero, balance?.spotHold ?? zero)
}

/** All of it, held or not. */
export function spotUsdc({ balances }: Spot): DecimalString {
  return balances.find(isUsdc)?.total ?? zero
}

function isUsdc({ coin, token }: Spot['balances'][number]): boolean {
  return token === 0 || (coin === 'USDC' && (token === undefined || token === null))
}

function positionsOf({ assetPositions }: Perps): AccountPosition[] {
  return assetPositions
    .filter(({ position }) => !isZero(position.szi))
    .map(({ position }) => ({
      symbol: position.coin,
      size: position.szi,
      entryPrice: position.entryPx,
      leverage: position.leverage.value,
      unrealizedPnl: position.unrealizedPnl,
      liquidationPrice: position.liquidationPx ?? null,
      isIsolated: position.leverage.type === 'isolated',
    }))
}

function told(value: DecimalString | null | undefined, name: string): DecimalString {
  if (value === null || value === undefined) throw new UnreadableAnswer(`no ${name}`)
  return value
}
