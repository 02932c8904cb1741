// Turns failed checks of a trade into the refusal: the actual value and the value that would pass.
import { isZero, round, toFixed } from '../../../../contract/decimal.ts'
import type { ErrorDetail } from '../../../../contract/errors.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import type { DecimalString } from '../../../../contract/primitives.ts'
import type { RiskCheck, RiskCheckCode, RiskVerdict } from '../../../../engine/risk/checks.ts'

interface About {
  market: string
  /** USDC kept back for running sessions. */
  promised: DecimalString
}

/** Undefined when every check passed. The first failed check gives the code; the details list all failed ones. */
export function refusalOf(verdict: RiskVerdict, about: About): ServiceError | undefined {
  const { refusal, checks } = verdict
  if (refusal === null) return undefined
  const failed = checks.filter(({ passed }) => !passed)
  const details = failed.map((check): ErrorDetail => ({
    path: pathOf[check.check],
    message: messageOf(check, verdict, about),
    check: check.check,
    actual: check.actual,
    limit: check.limit,
  }))
  const message = messageOf(refusal, verdict, about)
  return new ServiceError(refusal.check, message, { details })
}

const pathOf: Record<RiskCheckCode, string> = {
  STOP_LOSS_REQUIRED: 'stop_loss_price',
  LEVERAGE_EXCEEDED: 'leverage',
  MAX_POSITIONS_REACHED: '',
  DAILY_DRAWDOWN_EXCEEDED: '',
  INSUFFICIENT_RISK_REWARD: 'take_profit',
  ORDER_TOO_SMALL: 'quantity',
  POSITION_SIZE_EXCEEDED: 'quantity',
  RISK_AMOUNT_EXCEEDED: 'quantity',
  INSUFFICIENT_BALANCE: 'quantity',
}

function messageOf(
  { check, actual, limit }: RiskCheck,
  { size }: RiskVerdict,
  { market, promised }: About,
): string {
  const has = actual ?? '0'
  const most = limit ?? '0'
  const fits = `${size.quantity} ${market} would pass`
  switch (check) {
    case 'STOP_LOSS_REQUIRED':
      return 'Your limits ask for a stop: set one'
    case 'LEVERAGE_EXCEEDED':
      return `${has}x is more than the ${most}x that your limits and the market allow`
    case 'MAX_POSITIONS_REACHED':
      return `${has} positions are open, and your limit is ${most}: close one first`
    case 'DAILY_DRAWDOWN_EXCEEDED':
      return `${toFixed(has, 2)} % of what today began with is lost, and your limit is ${most} %: nothing more opens until the next UTC day`
    case 'INSUFFICIENT_RISK_REWARD':
      return `The nearest target is worth ${round(has, 3, 'down')} times the risk, and your limit is ${most}: move it away, or the stop nearer`
    case 'ORDER_TOO_SMALL':
      return `The order is worth ${toFixed(has, 2)} USDC, and the exchange takes none below ${most}`
    case 'POSITION_SIZE_EXCEEDED':
      return `${has} ${market} is more than your limit of ${most}: ${fits}`
    case 'RISK_AMOUNT_EXCEEDED':
      return `${toFixed(has, 2)} USDC would be lost at the stop, and your limit is ${toFixed(most, 2)}: ${fits}`
    case 'INSUFFICIENT_BALANCE':
      return `It takes ${toFixed(has, 2)} USDC of margin and fees, and ${toFixed(most, 2)} is free${isZero(promised) ? '' : `, without the ${toFixed(promised, 2)} that running sessions may still use`}: ${fits}`
  }
}
