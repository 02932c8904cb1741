import type { Context, ViewerContext } from '../../../context.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import type { ProgramTrades } from '../trades/program-trades.ts'
import type { Situation } from './situation.ts'

export interface LiveDeps {
  ctx: Context
  trades: ProgramTrades
  /** This process's name in leases. */
  owner: string
  /** Aborted when the process ends: questions to models are withdrawn. */
  stopping: AbortSignal
}

/** A run that may begin: its binding is leased, its person may trade, and prices are known. */
export interface LiveTurn {
  binding: BindingRow
  trader: TraderRow
  person: ViewerContext
  situation: Situation
  /** Unless it is started by a pool before; null: only by a pool. */
  nextRunAt: number | null
  now: number
}

/** The market of the pool that fired, or all of them. */
export function aboutOf({ symbols, firing }: BindingRow): number[] {
  const fired = firing === null ? -1 : symbols.indexOf(firing.symbol)
  return fired >= 0 ? [fired] : symbols.map((_, index) => index)
}
