// Files as exchanges, journals and hostile people write them.
import { expect, test } from 'vitest'
import { add, multiply } from '../../../../contract/decimal.ts'
import { ServiceError } from '../../../../contract/errors.ts'
import { planCsv } from './plan-csv.ts'
import { dayOrderOf, isBuyOf, numberOf, timeOf } from './values.ts'

let made = 0
const newId = () => `id-${++made}`

function planned(content: string | Uint8Array<ArrayBuffer>, more: object = {}) {
  const file = new File([content], 'trades.csv')
  return planCsv({ newId }, { file, tz: 'UTC', ...more })
}
const lines = (...rows: string[]) => rows.join('\r\n')

async function refusal(content: string | Uint8Array<ArrayBuffer>, more: object = {}) {
  const error: unknown = await planned(content, more).catch((reason: unknown) => reason)
  if (!(error instanceof ServiceError)) throw new Error('was taken')
  return error
}

const exports: Record<string, [layout: string, exchange: string, text: string]> = {
  'Binance futures trade history': [
    'binance',
    'binance',
    lines(
      'Date(UTC),Symbol,Side,Price,Quantity,Amount,Fee,Realized Profit',
      '2026-04-01 10:00:00,BTCUSDT,SELL,51000,0.1,5100,2,100',
      '2026-04-01 09:00:00,BTCUSDT,BUY,50000,0.1,5000,2,0',
    ),
  ],
  'Bybit executions': [
    'bybit',
    'bybit',
    lines(
      'UID: 12345',
      'Contracts,Trade Type,Filled Qty,Filled Price,Fee Paid,Transaction Time(UTC+0),Direction,Trade ID',
      'BTCUSDT,Trade,0.1,50000,2,2026-04-01 09:00:00,BUY,a',
      'BTCUSDT,Trade,0.1,51000,2,2026-04-01 10:00:00,SELL,b',
    ),
  ],
  'Bybit closed positions': [
    'bybit-closed',
    'bybit',
    lines(
      'Contracts,Closing Direction,Qty,Entry Price,Exit Price,Closed P&L,Exit Type,Filled/Settlement Time(UTC+0),Create Time',
      'BTCUSDT,SELL,0.1,50000,51000,96,Trade,2026-04-01 10:00:00,2026-04-01 09:00:00',
    ),
  ],
  'OKX trading history': [
    'okx',
    'okx',
    lines(
      'id,Order id,Time,Instrument,Action,Size,Filled Price,Fee,Fee Unit',
      '1,9,2026-04-01 09:00:00,BTC-USDT-SWAP,Buy,0.1,50000,-2,USDT',
      '2,9,2026-04-01 10:00:00,BTC-USDT-SWAP,Sell,0.1,51000,-2,USDT',
    ),
  ],
  'Hyperliquid’s own': [
    'hyperliquid',
    'hyperliquid',
    lines(
      'time,coin,dir,px,sz,ntl,fee,closedPnl',
      '4/1/2026 - 09:00:00,BTC,Open Long,50000,0.1,5000,2,0',
      '4/1/2026 - 10:00:00,BTC,Close Long,51000,0.1,5100,2,100',
    ),
  ],
  TradeTally: [
    'tradetally',
    'file',
    lines(
      'Symbol,Entry Time,Exit Time,Entry Price,Exit Price,Quantity,Side,Commission,PnL',
      'BTCUSDT,2026-04-01T09:00:00Z,2026-04-01T10:00:00Z,50000,51000,0.1,long,4,96',
    ),
  ],
  Edgewonk: [
    'edgewonk',
    'file',
    lines(
      'Instrument;Entry date;Exit date;Entry price;Exit price;Position size;Long/Short;Commission;Net P/L',
      'BTC/USDT;01.04.2026 09:00;01.04.2026 10:00;50.000,00;51.000,00;0,10;Long;4,00;96,00',
    ),
  ],
  TraderVue: [
    'tradervue',
    'file',
    lines(
      'Open Datetime,Close Datetime,Symbol,Side,Volume,Entry Price,Exit Price,Gross P&L,Commissions',
      '2026-04-01 09:00,2026-04-01 10:00,BTCUSDT,L,0.1,"50,000","51,000",$100.00,4',
    ),
  ],
}
test.each(Object.entries(exports))('understands %s', async (_name, [layout, exchange, text]) => {
  const { plan, trades, refused } = await planned(text)
  expect([plan.layout.id, plan.exchange]).toEqual([layout, exchange])
  expect(refused).toEqual([])
  expect(trades).toHaveLength(1)
  for (const trade of trades) {
    expect(trade).toMatchObject({
      symbol: 'BTC_USDT',
      side: 'long',
      openedAt: Date.UTC(2026, 3, 1, 9),
      closedAt: Date.UTC(2026, 3, 1, 10),
      source: 'import',
    })
    expect(
      [trade.entryPrice, trade.exitPrice, trade.quantity, trade.netPnl].map((each) => add(each)),
    ).toEqual(['50000', '51000', '0.1', '96'])
  }
})

test.each([
  ['1234.5', false, '1234.5'],
  ['1,234.5', false, '1234.5'],
  ['1,234,567', false, '1234567'],
  ['1.234,5', true, '1234.5'],
  ['0,05', true, '0.05'],
  ['$1,234.50', false, '1234.5'],
  ['0.01 BTC', false, '0.01'],
  ['USDT 12', false, '12'],
  ['(5.5)', false, '-5.5'],
  ['−3', false, '-3'],
  ['+2', false, '2'],
  ['.5', false, '0.5'],
  ['1e-7', false, '0.0000001'],
  ['', false, null],
  ['-', false, null],
  ['1.2.3', false, null],
  ['=1+1', false, null],
  ['1e999', false, null],
  ['NaN', false, null],
  ['٣', false, null],
])('the number %s is %s read as %s', (text, comma, value) => {
  const number = numberOf(text, comma)
  expect(number === null ? null : add(number)).toBe(value)
})

test.each([
  ['2026-04-01T09:00:00Z', 'UTC', '2026-04-01T09:00:00.000Z'],
  ['2026-04-01 09:00:00.250', 'Europe/Berlin', '2026-04-01T07:00:00.250Z'],
  ['2026-04-01 09:00:00+0200', 'UTC', '2026-04-01T07:00:00.000Z'],
  ['2026/4/1', 'Asia/Tokyo', '2026-03-31T15:00:00.000Z'],
  ['1775034000', 'UTC', '2026-04-01T09:00:00.000Z'],
  ['1775034000000', 'UTC', '2026-04-01T09:00:00.000Z'],
  ['04/01/2026 9:00 PM', 'UTC', '2026-04-01T21:00:00.000Z'],
  ['4/1/26 12:30 AM', 'UTC', '2026-04-01T00:30:00.000Z'],
  ['2026-02-30 09:00', 'UTC', null],
  ['2026-04-01 25:00', 'UTC', null],
  ['13/13/2026', 'UTC', null],
  ['yesterday', 'UTC', null],
  ['0', 'UTC', null],
])('the time %s in %s is %s', (text, zone, value) => {
  const at = timeOf(text, zone, false)
  expect(at === null ? null : new Date(at).toISOString()).toBe(value)
})

test('which of day and month comes first is told by all dates together', () => {
  expect(dayOrderOf(['03/04/2026', '31/03/2026', '14/14/2026'])).toBe('day')
  expect(dayOrderOf(['03/04/2026', '03/31/2026'])).toBe('month')
  expect(dayOrderOf(['03.04.2026'])).toBe('day')
  expect(dayOrderOf(['31/03/2026', '03/31/2026'])).toBe('mixed')
})

test.each([
  ['Buy', true],
  ['SELL', false],
  ['B', true],
  ['A', false],
  ['Open Long', true],
  ['Close Long', false],
  ['Open Short', false],
  ['Close Short', true],
  ['Long > Short', false],
  ['Short > Long', true],
  ['maybe', null],
])('%s is a purchase: %s', (text, isBuy) => expect(isBuyOf(text)).toBe(isBuy))

const head = 'Time,Symbol,Side,Price,Quantity,Fee'
const row = (hour: string, side: string, size = '1', price = '100') =>
  `2026-04-01 ${hour}:00,BTCUSDT,${side},${price},${size},0.5`

test('turns and partial closes become trades, and what stays open is said', async () => {
  const text = lines(
    head,
    row('09', 'buy', '2'),
    row('10', 'sell', '1', '110'),
    row('11', 'sell', '3', '120'),
    row('12', 'buy', '1', '100'),
  )
  const { trades, open } = await planned(text)
  expect([trades.length, open]).toEqual([1, 1])
  expect(trades[0]?.exitPrice).toBe('115')
  // Of the last sale one third closed it.
  expect(add(trades[0]?.netPnl ?? '0')).toBe(add(multiply('15', '2'), '-1.16666667'))
})

test('equal rows are told apart, and have the same keys in the next export', async () => {
  const text = lines(head, row('09', 'buy'), row('09', 'buy'), row('10', 'sell'), row('10', 'sell'))
  const keys = async () => (await planned(text)).trades.map(({ importKey }) => importKey)
  const first = await keys()
  expect(first).toHaveLength(1)
  expect(await keys()).toEqual(first)
})

test('rows that cannot be used are named with the line and the reason', async () => {
  const { trades, refused } = await planned(
    lines(
      head,
      row('09', 'buy'),
      row('10', 'hold'),
      row('10', 'sell', 'many'),
      '2026-04-01 11:00,=HYPERLINK(x),buy,1,1,0',
      row('12', 'sell', '0'),
      'x',
      row('13', 'sell'),
    ),
  )
  expect(trades).toHaveLength(1)
  expect(refused).toEqual([
    { line: 3, reason: 'Side: "hold" is neither buy nor sell' },
    { line: 4, reason: 'Quantity: "many" is no number' },
    { line: 5, reason: expect.stringContaining('is no market') },
    { line: 6, reason: 'Quantity is 0' },
    { line: 7, reason: expect.any(String) },
  ])
})

test('a column is what the person says it is', async () => {
  const text = lines(
    'When,What,How,At,Number',
    '2026-04-01 09:00,BTCUSDT,buy,100,1',
    '2026-04-01 10:00,BTCUSDT,sell,110,1',
  )
  const unknown = await refusal(text)
  expect(unknown.code).toBe('VALIDATION_FAILED')
  expect(unknown.details?.map(({ path }) => path)).toContain('mapping.price')
  const mapping = { time: 'When', symbol: 'What', side: 'How', price: 'At', quantity: 'Number' }
  const { trades } = await planned(text, { mapping: JSON.stringify(mapping) })
  expect(trades).toMatchObject([{ netPnl: '10' }])
  for (const wrong of [
    'nonsense',
    '[]',
    '{"price":"Nowhere"}',
    '{"__proto__":"At"}',
    '{"other":"At"}',
  ]) {
    expect((await refusal(text, { mapping: wrong })).code).toBe('VALIDATION_FAILED')
  }
})

test.each([
  ['with a byte order mark', `\uFEFF${lines(head, row('09', 'buy'), row('10', 'sell'))}`],
  [
    'in UTF-16',
    new Uint8Array(
      Buffer.from(`\uFEFF${lines(head, row('09', 'buy'), row('10', 'sell'))}`, 'utf16le'),
    ),
  ],
  ['with tabs', lines(head, row('09', 'buy'), row('10', 'sell')).replaceAll(',', '\t')],
  [
    'with quotes',
    lines(head, row('09', 'buy'), row('10', 'sell')).replaceAll(/[^,\r\n]+/g, '"$&"'),
  ],
  [
    'with line feeds and blank lines',
    `${lines(head, row('09', 'buy'), row('10', 'sell')).replaceAll('\r\n', '\n\n')}\n\n`,
  ],
])('takes a file %s', async (_name, content) => {
  expect((await planned(content)).trades).toHaveLength(1)
})

test.each([
  ['nothing but a header', head],
  ['zero bytes', `${head}\n\0\0\0`],
  ['another charset', new Uint8Array(Buffer.from(`${head}\nGr\xfc\xdfe`, 'latin1'))],
  ['a picture', new Uint8Array(Buffer.from('89504e470d0a1a0a', 'hex'))],
  ['one line of 10 MB', `${head}\n${'x'.repeat(10_000_000)}`],
  ['a quote that is never closed', `${head}\n"${'x,\n'.repeat(50_000)}`],
  ['a quote in the middle', `${head}\na"b,c\n`],
  ['very many rows', `${head}\n${'a,b,c,d,e,f\n'.repeat(20_001)}`],
  ['very many columns', `${'a,'.repeat(5_000)}b\n1,2,3`],
  ['JSON', '{"a": 1}'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
])('refuses %s, and says why', async (_name, content) => {
  const { code, message } = await refusal(content)
  expect(code).toBe('INVALID_TYPE')
  expect(message.length).toBeLessThan(150)
})
