// How often models agree: to which side each decided, by market and quarter of an hour.

export interface Choice {
  at: number
  symbol: string
  action: 'buy' | 'sell' | 'close' | 'hold' | 'error'
}

interface Chooser {
  id: number
  choices: readonly Choice[]
}

const quarter = 900_000

/** Closing and holding are both staying out of it. A model that failed has not chosen. */
function sidesOf(choices: readonly Choice[]): Map<string, string> {
  const sides = new Map<string, string>()
  for (const { at, symbol, action } of choices.toSorted((a, b) => a.at - b.at)) {
    if (action === 'error') continue
    const side = action === 'buy' || action === 'sell' ? action : 'neither'
    sides.set(`${symbol} ${Math.floor(at / quarter)}`, side)
  }
  return sides
}

/** Pairs that have decided about the same market in the same quarter of an hour at least once. */
export function agreementOf(choosers: readonly Chooser[]) {
  const all = choosers.map(({ id, choices }) => ({ id, sides: sidesOf(choices) }))
  return all.flatMap((a, at) =>
    all.slice(at + 1).flatMap((b) => {
      const shared = [...a.sides].filter(([slot]) => b.sides.has(slot))
      const same = shared.filter(([slot, side]) => b.sides.get(slot) === side)
      return shared.length === 0
        ? []
        : [{ a: a.id, b: b.id, shared: shared.length, same: same.length }]
    }),
  )
}
