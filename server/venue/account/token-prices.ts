// The past price of a token in USDC, from the exchange.
import type { InfoClient } from '@nktkas/hyperliquid'
import * as z from 'zod'
import { compare } from '../../../contract/decimal.ts'
import type { DecimalString, UnixMs } from '../../../contract/primitives.ts'
import type { Clock } from '../../ops/port.ts'
import type { Ask } from '../exchange/account-reads.ts'
import { read } from '../exchange/responses.ts'
import { isPlainDecimal, plainDecimal } from '../exchange/wire-decimal.ts'

const freshMs = 5 * 60_000
const hourMs = 3_600_000
const usdc = 0

const SpotMarkets = z.tuple([
  z.object({
    universe: z.array(
      z.object({ tokens: z.array(z.number()), name: z.string(), index: z.number() }),
    ),
    tokens: z.array(z.object({ name: z.string(), index: z.number() })),
  }),
  z.array(z.object({ coin: z.string().nullish(), markPx: z.string().nullish() })),
])
const Candles = z.array(z.object({ t: z.number(), c: z.string() })).nullish()

export interface SpotPair {
  /** As fills name the pair. */
  name: string
  base: string
  price: DecimalString | null
}

export type TokenPrices = ReturnType<typeof tokenPrices>

export function tokenPrices(info: InfoClient, ask: Ask, clock: Clock) {
  let kept: { at: UnixMs; pairs: Promise<SpotPair[]> } | undefined
  const past = new Map<string, Promise<DecimalString | null>>()

  /** The pairs that are traded against USDC. */
  function pairs(): Promise<SpotPair[]> {
    if (kept !== undefined && clock() - kept.at < freshMs) return kept.pairs
    const made = {
      at: clock(),
      pairs: ask(
        () => info.spotMetaAndAssetCtxs(),
        (answer) => pairsIn(read(SpotMarkets, answer)),
      ),
    }
    kept = made
    made.pairs.catch(() => {
      if (kept === made) kept = undefined
    })
    return made.pairs
  }

  /** The closing price of the hour that contains `at`. */
  function pastPrice(coin: string, at: UnixMs): Promise<DecimalString | null> {
    const hour = Math.floor(at / hourMs) * hourMs
    const key = `${coin} ${hour}`
    const known = past.get(key)
    if (known !== undefined) return known
    if (past.size > 2_000) past.clear()
    const asked = ask(
      () =>
        info.candleSnapshot({ coin, interval: '1h', startTime: hour, endTime: hour + hourMs - 1 }),
      (answer) => read(Candles, answer)?.find(({ t }) => t === hour)?.c ?? null,
    ).then(positive, () => null)
    past.set(key, asked)
    return asked
  }

  return {
    pairs,
    /** USDC for one token at that time; null where the exchange has no price. Never throws. */
    async priceOf(token: string, at: UnixMs): Promise<DecimalString | null> {
      if (token === 'USDC') return '1'
      const pair = await pairs().then(
        (all) => all.find(({ base }) => base === token),
        () => undefined,
      )
      if (pair === undefined) return null
      return clock() - at < freshMs ? pair.price : pastPrice(pair.name, at)
    },
  }
}

function pairsIn([{ universe, tokens }, contexts]: z.output<typeof SpotMarkets>): SpotPair[] {
  const names = new Map(tokens.map(({ index, name }) => [index, name]))
  return universe.flatMap(({ tokens: [base, quote], name }, place) => {
    const of = base === undefined ? undefined : names.get(base)
    if (of === undefined || quote !== usdc) return []
    const context = contexts.find(({ coin }) => coin === name) ?? contexts[place]
    return [{ name, base: of, price: positive(context?.markPx ?? null) }]
  })
}

function positive(text: string | null): DecimalString | null {
  if (text === null || !isPlainDecimal(text)) return null
  const price = plainDecimal(text)
  return compare(price, 0) > 0 ? price : null
}
