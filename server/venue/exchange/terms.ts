/** Of the exchange: base tier of its fee schedule, and what its bridge and order book accept. USDC and fractions. */
export const exchangeTerms = {
  minimumOrder: '10',
  minimumDeposit: '5',
  /** Out of the amount that is withdrawn. */
  withdrawFee: '1',
  /** On top of USDC sent to an address without an account. */
  newAccountFee: '1',
  takerFee: '0.00045',
  makerFee: '0.00015',
} as const
