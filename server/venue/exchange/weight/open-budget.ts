// The transport to the exchange, with a weight budget where the exchange has a limit.
import type { HttpTransport } from '@nktkas/hyperliquid'
import type { ServerConfig } from '../../../settings/config.ts'
import type { Logger } from '../../../ops/port.ts'
import { type Stopwatch, TimedTransport } from '../transport/timed-transport.ts'
import { type WeightBudget, weightBudget } from './budget.ts'
import { BudgetedTransport } from './budgeted-transport.ts'
import { type WeightLedger, ownLedger, sharedLedger } from './ledger.ts'

export function openBudget(
  { url, isTestnet, weightPerMinute }: ServerConfig['exchange'],
  { timeout, log, watch }: { timeout: number; log: Logger; watch: Stopwatch },
): { transport: HttpTransport; budget?: WeightBudget } {
  const options = { apiUrl: url, isTestnet, timeout }
  if (weightPerMinute === undefined) return { transport: new TimedTransport(options, watch) }
  const budget = weightBudget(openLedger(url, log), weightPerMinute)
  return { transport: new BudgetedTransport(options, watch, budget), budget }
}

function openLedger(url: string, log: Logger): WeightLedger {
  try {
    return sharedLedger(url)
  } catch (error) {
    log.warn(
      { error: String(error) },
      'the weight that other processes spend at the exchange is not known: no file can be shared with them',
    )
    return ownLedger()
  }
}
