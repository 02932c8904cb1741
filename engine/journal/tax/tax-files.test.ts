import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, fromNumber, negate, subtract } from '../../../contract/decimal.ts'
import { coinTrackingHead, coinTrackingLines } from './cointracking.ts'
import { type TaxFill, fillLine, fillsHead } from './fills-csv.ts'
import { koinlyHead, koinlyLines } from './koinly.ts'
import { type TaxTrade, moneyMoved } from './money-moved.ts'

const won: TaxTrade = {
  id: 'one',
  symbol: 'BTC_USDT',
  side: 'buy',
  exchange: 'hyperliquid',
  closed_at: '2026-04-01T10:00:00.250Z',
  realized_pnl: '100.5',
  fees: '4.1',
  funding: '-0.2',
}
const lost: TaxTrade = { ...won, side: 'sell', realized_pnl: '-3', fees: '-0.01', funding: '0.5' }

test('Koinly reads gains, fees and funding as movements of USDC', () => {
  expect(koinlyHead).toBe(
    'Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash\r\n',
  )
  expect(koinlyLines(won)).toBe(
    [
      '2026-04-01 10:00:00 UTC,,,100.5,USDC,,,,,realized gain,BTC_USDT long one,',
      '2026-04-01 10:00:00 UTC,4.1,USDC,,,,,,,margin fee,fees of BTC_USDT long one,',
      '2026-04-01 10:00:00 UTC,0.2,USDC,,,,,,,realized gain,funding of BTC_USDT long one,',
      '',
    ].join('\r\n'),
  )
  expect(koinlyLines(lost)).toBe(
    [
      '2026-04-01 10:00:00 UTC,3,USDC,,,,,,,realized gain,BTC_USDT short one,',
      '2026-04-01 10:00:00 UTC,,,0.01,USDC,,,,,realized gain,fees of BTC_USDT short one,',
      '2026-04-01 10:00:00 UTC,,,0.5,USDC,,,,,realized gain,funding of BTC_USDT short one,',
      '',
    ].join('\r\n'),
  )
})

test('CoinTracking reads them by its types', () => {
  expect(coinTrackingHead).toBe(
    'Type,Buy Amount,Buy Currency,Sell Amount,Sell Currency,Fee,Fee Currency,Exchange,Trade-Group,Comment,Date\r\n',
  )
  expect(coinTrackingLines(won)).toBe(
    [
      'Derivatives / Futures Profit,100.5,USDC,,,,,hyperliquid,Perpetuals,BTC_USDT long one,2026-04-01 10:00:00',
      'Margin Fee,,,4.1,USDC,,,hyperliquid,Perpetuals,fees of BTC_USDT long one,2026-04-01 10:00:00',
      'Other Fee,,,0.2,USDC,,,hyperliquid,Funding Rate,funding of BTC_USDT long one,2026-04-01 10:00:00',
      '',
    ].join('\r\n'),
  )
  expect(
    coinTrackingLines(lost)
      .split('\r\n')
      .map((line) => line.split(',')[0]),
  ).toEqual(['Derivatives / Futures Loss', 'Other Income', 'Other Income', ''])
})

test('a trade that moved nothing has no line', () => {
  const even = { ...won, realized_pnl: '0', fees: '0.00', funding: '0' }
  expect([koinlyLines(even), coinTrackingLines(even)]).toEqual(['', ''])
})

test('what was received less what was paid is the net result, to the last decimal', () => {
  const amount = fc
    .integer({ min: -10_000_000_000, max: 10_000_000_000 })
    .map((cents) => fromNumber(cents / 100, 2))
  fc.assert(
    fc.property(amount, amount, amount, (realized_pnl, fees, funding) => {
      const moved = moneyMoved({ ...won, realized_pnl, fees, funding })
      const total = add(
        '0',
        ...moved.map(({ amount: sum, isReceived }) => (isReceived ? sum : negate(sum))),
      )
      expect(total).toBe(add(subtract(realized_pnl, fees), funding))
    }),
  )
})

test('a fill is a line, and nothing in it runs in a spreadsheet', () => {
  const fill: TaxFill = {
    tid: 7,
    oid: 8,
    at: Date.UTC(2026, 3, 1, 10),
    symbol: 'BTC',
    isBuy: false,
    direction: '=Close Long',
    size: '0.10',
    price: '51000',
    fee: '2.2950',
    feeToken: 'HYPE',
    feeAmount: '0.05',
    closedPnl: '-100',
    isLiquidation: false,
    positionId: 'p',
    mandateId: null,
  }
  expect(fillsHead + fillLine(fill)).toBe(
    [
      'time_utc,market,side,what,size,price_usdc,value_usdc,fee_usdc,fee_paid,fee_token,realized_pnl_usdc,liquidation,fill_id,order_id,position_id,mandate_id',
      `2026-04-01T10:00:00.000Z,BTC,sell,"'=Close Long",0.1,51000,5100,2.295,0.05,HYPE,-100,false,7,8,p,`,
      '',
    ].join('\r\n'),
  )
})
