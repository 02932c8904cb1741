import * as z from 'zod'
import type { Clock } from '../../ops/port.ts'
import type { Exchange, MarketDay } from '../port.ts'
import { askingAs } from './weight/priority.ts'
import { Meta, read } from './responses.ts'
import { isPlainDecimal, plainDecimal } from './wire-decimal.ts'
import { sign } from '../../../contract/decimal.ts'

/**
 * Milliseconds. One answer covers all markets, at ten times the weight of a price; requests within this time share
 * it.
 */
const keptMs = 120_000

const decimal = z.string().refine(isPlainDecimal, 'must be a decimal').transform(plainDecimal)

const MetaAndContexts = z.tuple([
  Meta,
  z.array(
    z
      .object({
        prevDayPx: decimal,
        dayNtlVlm: decimal,
        markPx: decimal,
      })
      .nullish()
      .catch(null),
  ),
])

type Days = Awaited<ReturnType<Exchange['days']>>

/** What each market did in the last 24 hours. While the exchange is away the last answer is kept. */
export function keepDays(
  clock: Clock,
  ask: (shape: (answer: unknown) => MarketDay[]) => Promise<MarketDay[]>,
): () => Promise<Days> {
  let kept: Days | undefined
  let asking: Promise<Days> | undefined

  function refresh(): Promise<Days> {
    const at = clock()
    asking ??= askingAs('market', () => ask(daysOf))
      .then((markets) => (kept = { at, markets }))
      .finally(() => {
        asking = undefined
      })
    return asking
  }

  return async () => {
    if (kept !== undefined && clock() - kept.at < keptMs) return kept
    const asked = refresh()
    if (kept === undefined) return asked
    asked.catch(() => {})
    // A list that was requested recently is returned at once, while a newer one is read.
    return clock() - kept.at < 4 * keptMs ? kept : soon(asked, kept)
  }
}

/** The new answer if it comes within a second, otherwise the old one. */
function soon(asked: Promise<Days>, old: Days): Promise<Days> {
  const late = new Promise<Days>((resolve) => setTimeout(resolve, 1_000, old).unref())
  return Promise.race([asked.catch(() => old), late])
}

/** Contexts have the same order as the universe; delisted markets are left out. */
function daysOf(answer: unknown): MarketDay[] {
  const [{ universe }, contexts] = read(MetaAndContexts, answer)
  return universe.flatMap(({ name, isDelisted }, index) => {
    const context = contexts[index]
    if (isDelisted === true || context === undefined || context === null) return []
    const { prevDayPx, dayNtlVlm, markPx } = context
    return [
      {
        symbol: name,
        price: markPx,
        priceBefore: sign(prevDayPx) > 0 ? prevDayPx : null,
        volume: dayNtlVlm,
      },
    ]
  })
}
