import type { ViewerContext } from '../../../context.ts'
import type { BindingRow } from '../../../storage/lab/bindings.ts'
import type { ExecutionRow } from '../../../storage/lab/executions.ts'
import type { TraderRow } from '../../../storage/traders/traders.ts'
import type { TradingContext } from '../../../trading/index.ts'
import type { Runner } from '../../../trading/port.ts'

/** One decision to be carried out, and everything that it needs. */
export interface Act {
  ctx: ViewerContext
  trading: TradingContext
  runner: Runner
  binding: BindingRow
  trader: TraderRow
  execution: ExecutionRow
}
