import type { RunDecision } from '../../../contract/lab/writing-programs.ts'
import type { Decision } from '../../../sandbox/machine/machine.ts'

const nothing = {
  quantity: null,
  reason: null,
  leverage: null,
  stop: null,
  target: null,
  fraction: null,
}

/** `held`: units of the coin in the decision's market, of which a close takes its part. */
export function decisionView(decision: Decision, held: number): RunDecision {
  const { action, symbol, reason = null } = decision
  switch (decision.action) {
    case 'hold':
      return { ...nothing, action, symbol, reason }
    case 'close': {
      const { fraction } = decision
      return { ...nothing, action, symbol, reason, fraction, quantity: Math.abs(held) * fraction }
    }
    case 'buy':
    case 'sell': {
      const { quantity, leverage = null, stop = null, target = null } = decision
      return { ...nothing, action, symbol, reason, quantity, leverage, stop, target }
    }
  }
}

/** What a run comes to that decides nothing. */
export function holdOf(symbol: string): RunDecision {
  return { ...nothing, action: 'hold', symbol }
}
