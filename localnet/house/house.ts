// The house traders of a localnet: first they get their past, then they trade as clients of the API like any other.
import { setTimeout as wait } from 'node:timers/promises'
import type { HouseRoster } from '../exchange/controls/house.ts'
import type { Market, Say } from '../types.ts'
import { createApiClient } from './api-client.ts'
import { type Character, characters, walletOf } from './characters.ts'
import { enrollAll } from './enroll.ts'
import { takeTurn } from './live-trader.ts'

export interface HouseOptions {
  seed: string
  market: Market
  exchange: { url: string; house: HouseRoster }
  /** URL of the API, which may start later, or be away for a while. */
  apiUrl: string
  log: Say
  /** Milliseconds between two turns of a trader, thrice that while there is nothing to do; 20 seconds by default. */
  turnMs?: number | undefined
  /** Milliseconds within which all of them take their first turn; `turnMs` by default. */
  arrivalMs?: number | undefined
  /** All characters by default. */
  cast?: readonly Character[]
}

export interface House {
  /** Their sessions go on; only no new ones are started. */
  stop(): Promise<void>
}

const defaultTurnMs = 20_000
const restingTurns = 3
const knockMs = 1_000

export function startHouse(options: HouseOptions): House {
  const { exchange, log, cast = characters } = options
  const stopping = new AbortController()
  exchange.house.expect(cast.length)
  const done = run(options, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) log(`house: ${String(error)}`)
  })
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

async function run(options: HouseOptions, signal: AbortSignal): Promise<void> {
  const { seed, market, exchange, apiUrl, log, cast = characters } = options
  const { turnMs = defaultTurnMs, arrivalMs = turnMs } = options
  // The rest of the stack starts first; nothing waits for the house traders.
  await untilUp(apiUrl, signal)
  await enrollAll({ seed, market, cast, roster: exchange.house, log, signal })
  await Promise.all(
    cast.map(async (character, index) => {
      await wait((index * arrivalMs) / cast.length, undefined, { signal })
      return tradeOn(character, options, signal)
    }),
  )
}

/** Takes turns until the signal. A short absence of the API is ignored; a lasting one is logged once. */
async function tradeOn(
  character: Character,
  { seed, exchange, apiUrl, log, turnMs = defaultTurnMs }: HouseOptions,
  signal: AbortSignal,
): Promise<never> {
  const wallet = walletOf(seed, character)
  const api = createApiClient({ apiUrl, exchangeUrl: exchange.url, wallet, signal })
  let failures = 0
  for (;;) {
    let turns = 1
    try {
      const result = await takeTurn({ character, api, now: Date.now() })
      if (result === 'trading' || result === 'pausing') turns = restingTurns
      failures = 0
    } catch (error) {
      failures += 1
      if (!signal.aborted && failures === 2) log(`house: ${character.label}: ${String(error)}`)
    }
    await wait(turns * turnMs, undefined, { signal })
  }
}

async function untilUp(apiUrl: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      const response = await fetch(`${apiUrl}/health`, { signal })
      if (response.ok) return
    } catch (error) {
      if (signal.aborted) throw error
    }
    await wait(knockMs, undefined, { signal })
  }
}
