// What an account with one pot has open on dexs of others: its profit is in the pot, beside that of the main dex's
// perpetuals. Only those that settle in USDC; the others have another balance.
import { HttpRequestError, type InfoClient } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { add, zero } from '../../../contract/decimal.ts'
import type { Address, DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import type { Ask } from '../exchange/account-reads.ts'
import { read } from '../exchange/responses.ts'
import type { Perps } from './account-state.ts'
import { ClearinghouseState } from './answers.ts'

const listKeptMs = 60 * 60_000
/** Where somebody has nothing is asked again after this. */
const emptyKeptMs = 10 * 60_000
const mostAccounts = 10_000
const usdc = 0

/** The main dex is told as null. */
const Dexs = z.array(z.object({ name: z.string() }).nullish())
const Collateral = z.object({ collateralToken: z.number().nullish() })

export function otherDexs(info: InfoClient, ask: Ask, clock: Clock) {
  let list: { at: UnixMs; names: string[] } | undefined
  const isInUsdc = new Map<string, boolean>()
  const open = new Map<Address, { at: UnixMs; names: string[] }>()

  async function names(): Promise<string[]> {
    if (list !== undefined && clock() - list.at < listKeptMs) return list.names
    const told = await ask(
      () => orNone(() => info.perpDexs(), []),
      (answer) => read(Dexs, answer),
    )
    list = { at: clock(), names: told.flatMap((dex) => dex?.name ?? []) }
    return list.names
  }

  async function settlesInUsdc(dex: string): Promise<boolean> {
    const known = isInUsdc.get(dex)
    if (known !== undefined) return known
    const told = await ask(
      () => info.meta({ dex }),
      (answer) => read(Collateral, answer).collateralToken ?? usdc,
    )
    isInUsdc.set(dex, told === usdc)
    return told === usdc
  }

  const positionsOn = (user: Address, dex: string): Promise<Perps['assetPositions']> =>
    ask(
      () => orNone(() => info.clearinghouseState({ user, dex }), {}),
      (answer) => read(ClearinghouseState, answer).assetPositions,
    )

  return {
    /**
     * Signed USDC. `anew`: every dex is asked, not only those where something was open a while ago. Throws what the
     * exchange port throws.
     */
    async unrealized(user: Address, anew: boolean): Promise<DecimalString> {
      const known = open.get(user)
      const isKnown = !anew && known !== undefined && clock() - known.at < emptyKeptMs
      const asked = isKnown ? known.names : await names()
      const found = await Promise.all(
        asked.map(async (dex) => ({ dex, positions: await positionsOn(user, dex) })),
      )
      const held = found.filter(({ positions }) => positions.length > 0)
      if (!isKnown) {
        if (open.size >= mostAccounts) open.clear()
        open.set(user, { at: clock(), names: held.map(({ dex }) => dex) })
      }
      const profits = await Promise.all(
        held.map(async ({ dex, positions }) =>
          (await settlesInUsdc(dex))
            ? add(zero, ...positions.map(({ position }) => position.unrealizedPnl ?? zero))
            : zero,
        ),
      )
      return add(zero, ...profits)
    },
  }
}

/** An exchange that does not know the question has none. */
async function orNone(request: () => Promise<unknown>, none: unknown): Promise<unknown> {
  try {
    return await request()
  } catch (error) {
    if (error instanceof HttpRequestError && error.response?.status === 422) return none
    throw error
  }
}
