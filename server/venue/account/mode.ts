// How an account keeps its balances. https://hyperliquid.gitbook.io/hyperliquid-docs/trading/account-abstraction-modes

/**
 * `split`: perpetuals, spot and each other dex have money of their own. `pooled`: one balance of USDC for all of them,
 * told with the spot balances, while what is told of the perpetuals' money reads 0. `unknown`: a mode that did not exist
 * when this was written.
 */
export type AccountMode = 'split' | 'pooled' | 'unknown'

const known: Readonly<Record<string, AccountMode>> = {
  default: 'split',
  disabled: 'split',
  // Discontinued; USDC stays with the main dex's perpetuals.
  dexAbstraction: 'split',
  unifiedAccount: 'pooled',
  portfolioMargin: 'pooled',
}

/** `name` is the exchange's own word. */
export function modeOf(name: string): AccountMode {
  return Object.hasOwn(known, name) ? (known[name] ?? 'unknown') : 'unknown'
}
