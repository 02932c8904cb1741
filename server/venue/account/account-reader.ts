// Reads an account according to its mode.
import type { InfoClient } from '@nktkas/hyperliquid'
import { HttpRequestError } from '@nktkas/hyperliquid'
import { isZero } from '../../../contract/decimal.ts'
import type { Address } from '../../../contract/primitives.ts'
import type { Clock, Logger } from '../../ops/port.ts'
import type { Ask } from '../exchange/account-reads.ts'
import { readFailure } from '../exchange/failures.ts'
import { read } from '../exchange/responses.ts'
import type { AccountState, SpotBalance } from '../ports/accounts.ts'
import { type Perps, type Spot, pooledState, splitState, spotUsdc } from './account-state.ts'
import { type AccountKind, accountKinds } from './account-kinds.ts'
import { Abstraction, ClearinghouseState, SpotState } from './answers.ts'

export type AccountReader = ReturnType<typeof accountReader>

export function accountReader(info: InfoClient, ask: Ask, clock: Clock, log: Logger) {
  const kinds = accountKinds(
    {
      ask: (user) =>
        ask(
          () => abstractionOf(info, user),
          (answer) => read(Abstraction, answer),
        ),
      hasSpotUsdc: async (user) => !isZero(spotUsdc(await spotOf(user))),
    },
    clock,
  )
  const told = new Set<string>()

  function tellUnknown(user: Address, { name, mode }: AccountKind): void {
    if (mode !== 'unknown' || told.has(name)) return
    told.add(name)
    log.warn({ user, mode: name }, 'the exchange told a kind of account that is not known here')
  }

  const spotOf = (user: Address) =>
    ask(
      () => info.spotClearinghouseState({ user }),
      (answer) => read(SpotState, answer),
    )

  const perpsOf = (user: Address): Promise<Perps> =>
    ask(
      () => info.clearinghouseState({ user }),
      (answer) => read(ClearinghouseState, answer),
    )

  async function stateOf(user: Address, perps: Perps): Promise<AccountState> {
    const kind = await kinds.of(lower(user), perps)
    tellUnknown(user, kind)
    if (kind.mode !== 'pooled') return readable(() => splitState(perps, kind.mode))
    const spot = await spotOf(user)
    return readable(() => pooledState(perps, spot))
  }

  return {
    account: async (user: Address) => stateOf(user, await perpsOf(user)),
    /** The account's state from an answer about its perpetuals that was just read. Throws what the port throws. */
    stateOf,
    /** The account's state from streams, `spot` included, without a request; undefined where they do not suffice. */
    toldState(user: Address, perps: Perps, spot: Spot | undefined): AccountState | undefined {
      const mode = kinds.ifKnown(lower(user), perps)?.mode
      if (mode === 'pooled') return spot && pooledState(perps, spot)
      return mode && splitState(perps, mode)
    },
    kind: (user: Address) => kinds.known(lower(user)),
    spotBalances: async (user: Address): Promise<SpotBalance[]> =>
      (await spotOf(user)).balances.map(({ coin, token, total, hold }) => ({
        coin,
        token: token ?? null,
        total: total ?? '0',
        hold: hold ?? '0',
      })),
  }
}

function readable<T>(shape: () => T): T {
  try {
    return shape()
  } catch (error) {
    throw readFailure(error)
  }
}

/** An exchange that does not know the request has only one account mode. */
async function abstractionOf(info: InfoClient, user: Address): Promise<unknown> {
  try {
    return await info.userAbstraction({ user })
  } catch (error) {
    if (error instanceof HttpRequestError && error.response?.status === 422) return 'default'
    throw error
  }
}

function lower(user: Address): Address {
  return `0x${user.slice(2).toLowerCase()}`
}
