// The curves of an arena with their names: each trader's, and once a market what holding it came to.
import { t } from '@lingui/core/macro'
import type { ArenaTrader } from '../../../../contract/traders/arena.ts'
import type { Curve } from '../../../charts/curves/curve-data.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'

export interface NamedCurve extends Curve {
  name: string
  /** USDC: its last value. */
  net: number
  isReference: boolean
}

/** More could not be told apart: those that made and lost most are kept. */
const mostTraders = 12

/** The best trader first. A market is held for the one that has traded it longest, with its budget. */
export function curvesOf(traders: readonly ArenaTrader[]): NamedCurve[] {
  const best = traders.toSorted((a, b) => b.net_pnl - a.net_pnl)
  const half = mostTraders / 2
  const shown = best.length > mostTraders ? [...best.slice(0, half), ...best.slice(-half)] : best
  return [...shown.map(ownCurve), ...held(traders)]
}

function ownCurve({ id, name, curve, net_pnl: net }: ArenaTrader): NamedCurve {
  return { id: String(id), name, net, points: pointsOf(curve), isReference: false }
}

function held(traders: readonly ArenaTrader[]): NamedCurve[] {
  const oldest = traders.toSorted((a, b) => startOf(a) - startOf(b))
  const seen = new Set<string>()
  return oldest.flatMap(({ symbols, budget, buy_and_hold_curve: curve }) => {
    const [symbol] = symbols
    if (curve === null || budget === null || symbol === undefined || seen.has(symbol)) return []
    seen.add(symbol)
    const amount = formatMoney(budget)
    return [
      {
        id: `held ${symbol}`,
        name: t`Holding ${symbol} for ${amount}`,
        net: curve.at(-1)?.[1] ?? 0,
        points: pointsOf(curve),
        isReference: true,
      },
    ]
  })
}

const startOf = ({ curve }: ArenaTrader): number => curve[0]?.[0] ?? 0

const pointsOf = (curve: ArenaTrader['curve']) =>
  curve.map(([at, net]) => [at, String(net)] as const)
