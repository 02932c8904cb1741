// The documents say "BTC_USDT" for the exchange's BTC. Every market here is settled in USDC.

export function marketOf(symbol: string): string {
  return symbol.replace(/_USD[TC]?$/, '')
}

export function symbolOf(market: string): string {
  return `${market}_USDT`
}
