// How an account keeps its balances. https://hyperliquid.gitbook.io/hyperliquid-docs/trading/account-abstraction-modes

/**
 * `split`: perpetuals, spot and each other dex have balances of their own. `pooled`: one USDC balance for all of
 * them, reported with the spot balances, while the perpetuals' amounts read 0. `unknown`: a mode that this code does
 * not know.
 */
export type AccountMode = 'split' | 'pooled' | 'unknown'

const known: Readonly<Record<string, AccountMode>> = {
  default: 'split',
  disabled: 'split',
  // Discontinued; USDC stays in the main dex's perpetuals balance.
  dexAbstraction: 'split',
  unifiedAccount: 'pooled',
  portfolioMargin: 'pooled',
}

/** `name`: as the exchange names it. */
export function modeOf(name: string): AccountMode {
  return Object.hasOwn(known, name) ? (known[name] ?? 'unknown') : 'unknown'
}
