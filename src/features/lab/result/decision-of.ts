import type { RunDecision } from '../../../../contract/lab/writing-programs.ts'
import type { Decision } from '../../../../sandbox/machine/machine.ts'

/** A decision as the server tells it, in the words of the sandbox: what is null there is left out here. */
export function decisionOf(told: RunDecision): Decision {
  const { action, symbol, quantity, reason, leverage, stop, target, fraction } = told
  const because = reason === null ? {} : { reason }
  switch (action) {
    case 'hold':
      return { action, symbol, ...because }
    case 'close':
      return { action, symbol, fraction: fraction ?? 1, ...because }
    case 'buy':
    case 'sell':
      return {
        action,
        symbol,
        quantity: quantity ?? 0,
        ...(leverage !== null && { leverage }),
        ...(stop !== null && { stop }),
        ...(target !== null && { target }),
        ...because,
      }
  }
}
