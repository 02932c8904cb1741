/**
 * The exchange's terms: base tier of its fee schedule, and what its bridge and order book accept. USDC and
 * fractions.
 */
export const exchangeTerms = {
  minimumOrder: '10',
  minimumDeposit: '5',
  /** Deducted from the withdrawn amount. */
  withdrawFee: '1',
  /** Charged in addition to USDC sent to an address without an account. */
  newAccountFee: '1',
  takerFee: '0.00045',
  makerFee: '0.00015',
} as const
