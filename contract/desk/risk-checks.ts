/** The nine checks of a trade in the order in which they are made. Each name is also the error code of its refusal. */
export const riskChecks = [
  'STOP_LOSS_REQUIRED',
  'LEVERAGE_EXCEEDED',
  'MAX_POSITIONS_REACHED',
  'DAILY_DRAWDOWN_EXCEEDED',
  'INSUFFICIENT_RISK_REWARD',
  'ORDER_TOO_SMALL',
  'POSITION_SIZE_EXCEEDED',
  'RISK_AMOUNT_EXCEEDED',
  'INSUFFICIENT_BALANCE',
] as const
