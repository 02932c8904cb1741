import { expect, test } from 'vitest'
import { marketName } from './market-name.ts'

test.each([
  ['BTCUSDT', 'BTC_USDT'],
  ['BTC/USDT:USDT', 'BTC_USDT'],
  ['BTC-USDT-SWAP', 'BTC_USDT'],
  ['BINANCE:BTCUSDT.P', 'BTC_USDT'],
  ['1000PEPEUSDT', '1000PEPE_USDT'],
  ['kPEPE', 'KPEPE_USDT'],
  ['BTC', 'BTC_USDT'],
  ['ETHUSD', 'ETH_USD'],
  ['=cmd|calc', null],
  ['', null],
])('the market %s is %s', (text, name) => expect(marketName(text)).toBe(name))
