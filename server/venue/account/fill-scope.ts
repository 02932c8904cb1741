// Which fills are perpetuals of the main dex.
// https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/asset-ids

/** Others are spot pairs (`@107`, `PURR/USDC`), outcomes (`#10`, `+5`) and markets of other dexs (`xyz:TSLA`). */
export function isMainPerp(coin: string): boolean {
  return !/[@/#+:]/.test(coin)
}
