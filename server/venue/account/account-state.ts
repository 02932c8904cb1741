// An account's money in one shape for every mode. Nothing outside of this folder asks for the mode.
import type * as z from 'zod'
import { add, isZero, maximum, subtract, zero } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { UnreadableAnswer } from '../exchange/failures.ts'
import type { AccountPosition, AccountState } from '../ports/accounts.ts'
import type { ClearinghouseState, SpotState } from './answers.ts'
import type { AccountMode } from './mode.ts'

export type Perps = z.output<typeof ClearinghouseState>
export type Spot = z.output<typeof SpotState>

/** For an account with a separate perpetuals balance. Throws UnreadableAnswer when that balance is missing. */
export function splitState(perps: Perps, mode: AccountMode = 'split'): AccountState {
  const { accountValue, totalMarginUsed } = perps.marginSummary ?? {}
  const equity = told(accountValue, 'accountValue')
  const marginUsed = told(totalMarginUsed, 'totalMarginUsed')
  return {
    mode,
    at: perps.time ?? null,
    equity,
    withdrawable: told(perps.withdrawable, 'withdrawable'),
    // Not `withdrawable`: some money may be used for orders but not withdrawn.
    available: maximum(subtract(equity, marginUsed), 0),
    marginUsed,
    positions: positionsOf(perps),
  }
}

/**
 * For a pooled account: its spot USDC is its whole equity, including the profit of open positions, and what is not
 * on hold is available.
 */
export function pooledState(perps: Perps, spot: Spot): AccountState {
  const usdc = spot.balances.find(isUsdc)
  const total = usdc === undefined ? zero : told(usdc.total, 'total of USDC')
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

/**
 * With portfolio margin `hold` is reduced by what may be borrowed; `spotHold` is the whole amount, and this server
 * never borrows.
 */
function holdOf(balance: Spot['balances'][number] | undefined): DecimalString {
  return maximum(balance?.hold ?? zero, balance?.spotHold ?? zero)
}

/** The total, including what is on hold. */
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
      entryPrice: told(position.entryPx, 'entryPx'),
      leverage: position.leverage?.value ?? 1,
      unrealizedPnl: told(position.unrealizedPnl, 'unrealizedPnl'),
      liquidationPrice: position.liquidationPx ?? null,
      isIsolated: position.leverage?.type === 'isolated',
    }))
}

function told(value: DecimalString | null | undefined, name: string): DecimalString {
  if (value === null || value === undefined) throw new UnreadableAnswer(`no ${name}`)
  return value
}
