import type { Runner } from '../../trading/port.ts'
import type { TradingContext } from '../../trading/index.ts'

export interface DeskContext {
  trading: TradingContext
  runner: Runner
}
