// Decides by the signals that a prompt contains, the way a language model would be asked to.
import * as z from 'zod'

const number = z.union([z.number(), z.string().transform(Number)]).pipe(z.number())

const market = z.looseObject({
  symbol: z.string(),
  price: number,
  largest_quantity: number,
  smallest_quantity: number,
  signals: z.array(z.looseObject({ interval: z.string(), score: z.number() })),
})
const block = z.looseObject({
  markets: z.array(market).min(1),
  positions: z.array(z.looseObject({ symbol: z.string(), quantity: number })),
})
type Market = z.infer<typeof market>

/** −1…1. */
const enters = 0.2
const leaves = 0.05
const share = 0.25
const stopPart = 0.02
const targetPart = 0.04

/** Undefined when no message has a block of market data that can be read. */
export function decisionFor(messages: readonly string[]): string | undefined {
  for (const message of messages.toReversed()) {
    const [, text] = /<data>([\s\S]*?)<\/data>/.exec(message) ?? []
    const read = block.safeParse(text === undefined ? undefined : parse(text))
    if (!read.success) continue
    const { markets, positions } = read.data
    const held = (symbol: string) =>
      positions.find((position) => position.symbol === symbol)?.quantity ?? 0
    const decisions = markets.map((each) => decide(each, held(each.symbol)))
    return JSON.stringify({ decisions })
  }
  return undefined
}

function decide(each: Market, held: number) {
  const { symbol, price, signals } = each
  const main = signals.at(-1) ?? { interval: '1h', score: 0 }
  const { score } = main
  const told = `score ${score.toFixed(2)} on ${main.interval}`
  if (held !== 0) {
    const isAgainst = held > 0 ? score < -leaves : score > leaves
    return isAgainst
      ? { symbol, action: 'close', reason: `The signal has turned: ${told}` }
      : { symbol, action: 'hold', reason: `The signal still carries it: ${told}` }
  }
  const quantity = each.largest_quantity * share
  if (Math.abs(score) < enters || quantity < each.smallest_quantity) {
    return { symbol, action: 'hold', reason: `Nothing to do: ${told}` }
  }
  const way = score > 0 ? 1 : -1
  return {
    symbol,
    action: way > 0 ? 'buy' : 'sell',
    quantity: Number(quantity.toPrecision(4)),
    leverage: 1,
    stop: Number((price * (1 - way * stopPart)).toPrecision(5)),
    target: Number((price * (1 + way * targetPart)).toPrecision(5)),
    reason: `The signal points ${way > 0 ? 'up' : 'down'}: ${told}`,
    plan: `Close when the score is ${way > 0 ? 'below −' : 'above '}${leaves}`,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
