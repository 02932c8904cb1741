const quotes = ['USDT', 'USDC', 'FDUSD', 'BUSD', 'USD', 'EUR']

/** "BTC_USDT" of "BTCUSDT", "BTC/USDT:USDT", "BTC-USDT-SWAP", "BTCUSDT.P", "binance:btcusdt" or "BTC". Null: no name. */
export function marketName(text: string): string | null {
  const name = text
    .toUpperCase()
    .replace(/^[A-Z]+:(?=[A-Z0-9])/, '')
    .replace(/:.*$/, '')
    .replace(/\.P$|[-_ ](SWAP|PERP(ETUAL)?)$/, '')
    .replaceAll(/[/\- ]/g, '_')
  if (!/^[A-Z0-9_.]{1,30}$/.test(name)) return null
  if (name.includes('_')) return name
  const quote = quotes.find((each) => name.endsWith(each) && name.length > each.length)
  return quote === undefined ? `${name}_USDT` : `${name.slice(0, -quote.length)}_${quote}`
}
