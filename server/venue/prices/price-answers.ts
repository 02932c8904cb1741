// Reads prices from the exchange's messages and answers. An invalid price is left out and the others are used, so
// that one market's null does not hide the rest.
import * as z from 'zod'
import { add, divide, sign } from '../../../contract/decimal.ts'
import type { DecimalString } from '../../../contract/primitives.ts'
import { isPlainDecimal, plainDecimal } from '../exchange/wire-decimal.ts'
import type { ToldPrices } from './price-board.ts'

const price = z.unknown().transform((told): DecimalString | undefined => {
  if (typeof told !== 'string' || !isPlainDecimal(told) || sign(told) <= 0) return undefined
  return plainDecimal(told)
})

/** Of either sign. */
const rate = z.unknown().transform((told): DecimalString | undefined => {
  if (typeof told !== 'string' || !isPlainDecimal(told)) return undefined
  return plainDecimal(told)
})

const Context = z.object({ markPx: price, midPx: price, funding: rate.optional() }).nullish()
const Mids = z.object({ mids: z.record(z.string(), price) })
const ActiveContext = z.object({ coin: z.string(), ctx: Context })
const Contexts = z.tuple([
  z.object({ universe: z.array(z.object({ name: z.string() }).catch({ name: '' })) }),
  z.array(Context),
])
const Book = z.object({
  levels: z.tuple([z.array(z.object({ px: price })), z.array(z.object({ px: price }))]),
})

type Told = ReadonlyMap<string, ToldPrices>

/** Undefined when the message has another shape. */
export function toldByMids(event: unknown): Told | undefined {
  const parsed = Mids.safeParse(event)
  if (!parsed.success) return undefined
  return new Map(
    Object.entries(parsed.data.mids).flatMap(([symbol, mid]) =>
      mid === undefined ? [] : [[symbol, { mid }] as const],
    ),
  )
}

export function toldByContext(event: unknown): Told | undefined {
  const parsed = ActiveContext.safeParse(event)
  if (!parsed.success) return undefined
  const { coin, ctx } = parsed.data
  return new Map([[coin, pricesIn(ctx)]])
}

/** Contexts have the same order as the universe. */
export function toldByContexts(answer: unknown): Told | undefined {
  const parsed = Contexts.safeParse(answer)
  if (!parsed.success) return undefined
  const [{ universe }, contexts] = parsed.data
  return new Map(
    universe.map(({ name }, index) => {
      return [name, pricesIn(contexts[index])]
    }),
  )
}

function pricesIn(context: z.output<typeof Context>): ToldPrices {
  return { mark: context?.markPx, mid: context?.midPx, fundingRate: context?.funding }
}

/** The middle of best bid and ask; undefined while a side is empty. */
export function midOfBook(answer: unknown): DecimalString | undefined {
  const parsed = Book.safeParse(answer)
  const [bid, ask] = parsed.success ? parsed.data.levels.map(([best]) => best?.px) : []
  return bid === undefined || ask === undefined ? undefined : divide(add(bid, ask), 2)
}
