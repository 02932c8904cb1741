const quotes = ['USDT', 'USDC', 'FDUSD', 'BUSD', 'USD', 'EUR']

/** "BTC_USDT" of "BTCUSDT", "BTC/USDT:USDT", "BTC-USDT-SWAP", "BTCUSDT.P", "binance:btcusdt" or "BTC". Null: no name. */
export function marketName(text: string): string | null {
  const name = text
    .toUpperCase()
    .replace(/^[A-Z]+:(?=[A-Z0-9])/, '')
    .replace(/:.*$/, '')
    .replace(/\.P$|[-_ ](SWAP|PERP(ETUAL)?)$/, '')
    .replaceAll(/[/\- ]/g, '_')
  // Without a letter it is the number of another column.
  if (!/^(?=[A-Z0-9.]*[A-Z])[A-Z0-9.]+(_[A-Z0-9_.]*)?$/.test(name) || name.length > 30) return null
  if (name.includes('_')) return name
  const quote = quotes.find((each) => name.endsWith(each) && name.length > each.length)
  return quote === undefined ? `${name}_USDT` : `${name.slice(0, -quote.length)}_${quote}`
}
