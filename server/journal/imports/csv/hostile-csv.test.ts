// Files that are broken, ambiguous or made to do harm: each is refused with a reason, or its bad rows are named, and no
// number is read as another.
import { expect, test } from 'vitest'
import { ServiceError } from '../../../../contract/errors.ts'
import { planCsv } from './plan-csv.ts'
import { numberOf } from './values.ts'

const head = 'Time,Symbol,Side,Price,Quantity,Fee'
const closed = 'Symbol,Side,Quantity,Entry Price,Exit Price,Closed At,Fee,PnL'
const buy = '2026-04-01 09:00,BTCUSDT,buy,100,1,0.5'
const sell = '2026-04-01 10:00,BTCUSDT,sell,110,1,0.5'
const file = (...rows: string[]) => rows.join('\n')

function planned(content: string | Uint8Array<ArrayBuffer>, more: object = {}) {
  let made = 0
  const newId = () => `id-${++made}`
  return planCsv({ newId }, { file: new File([content], 'x.csv'), tz: 'UTC', ...more })
}

async function refusal(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const error: unknown = await planned(content).catch((reason: unknown) => reason)
  if (!(error instanceof ServiceError)) throw new Error('was taken')
  expect(error.code).toBe('INVALID_TYPE')
  return error.message
}
const bytes = (hex: string, rest = '') =>
  new Uint8Array([...Buffer.from(hex, 'hex'), ...Buffer.from(rest)])

test.each([
  ['a workbook', bytes('504b0304', 'xl/workbook.xml'), 'a workbook or an archive: save it as "CSV'],
  ['an archive of zeros without end', bytes('504b0304', '\0'.repeat(100_000)), 'an archive'],
  ['an old workbook', bytes('d0cf11e0a1b11ae1'), 'is a workbook'],
  ['a packed file', bytes('1f8b0800', 'x'), 'is packed'],
  ['UTF-16 without a byte order mark', new Uint8Array(Buffer.from(head, 'utf16le')), 'zero bytes'],
  ['UTF-32', bytes('fffe0000', `${head}\0\0\0`), 'This file'],
  ['half a character', bytes('54696d65e2'), 'UTF-8'],
  ['a huge cell', file(head, buy, `${'9'.repeat(30_000)},BTCUSDT,sell,1,1,0`), 'line 3'],
  ['a quote that is never closed', file(head, buy, `"${sell}`), 'never closed'],
  ['a quote inside a cell', file(head, `2026-04-01 09:00,BTC"USDT,buy,100,1,0`), 'quote'],
  [
    'two columns of one name that differ',
    file(`${head},Fee`, `${buy},9`, `${sell},0.5`),
    'several columns named "Fee"',
  ],
  [
    'dates of both orders',
    file(head, buy.replace('2026-04-01', '31/03/2026'), sell.replace('2026-04-01', '03/31/2026')),
    'write them as 2026-12-31',
  ],
])('refuses %s', async (_name, content, why) => {
  expect(await refusal(content)).toContain(why)
})

test.each([
  ['two columns of one name that say the same', file(`${head},Fee`, `${buy},0.5`, `${sell},0.5`)],
  ['two byte order marks', `\uFEFF\uFEFF${file(head, buy, sell)}`],
  ['lines that end in three ways', `${head}\r\n${buy}\n${sell}\r`],
  ['line ends of an old Macintosh', file(head, buy, sell).replaceAll('\n', '\r')],
  ['a line that names the separator', `sep=;\n${file(head, buy, sell).replaceAll(',', ';')}`],
  ['a separator after the last cell', file(`${head},`, `${buy},`, `${sell},,`)],
])('takes a file with %s, without a loss', async (_name, content) => {
  const { trades, refused } = await planned(content)
  expect(refused).toEqual([])
  expect(trades).toMatchObject([{ netPnl: '9', fees: '1', quantity: '1' }])
})

test.each([
  ['a comma in a number', '2026-04-01 11:00,BTCUSDT,buy,50,100,1,0.5', 'more cells'],
  ['infinity', '2026-04-01 11:00,BTCUSDT,buy,1e309,1,0', 'Price: "1e309" is no number'],
  ['a number beyond all sums', '2026-04-01 11:00,BTCUSDT,buy,1e99,1,0', 'is no number'],
  ['more money than there is', '2026-04-01 11:00,BTCUSDT,buy,90000000,2,0', '90 million'],
  ['a fee beyond all sums', '2026-04-01 11:00,BTCUSDT,buy,1,1,99999999', '90 million'],
  ['a price of negative zero', '2026-04-01 11:00,BTCUSDT,buy,-0,1,0', 'Price is 0'],
  ['nothing, in exponents', '2026-04-01 11:00,BTCUSDT,buy,1e-99,1,0', 'Price is 0'],
  ['another notation', '2026-04-01 11:00,BTCUSDT,buy,"1.234,56",1,0', 'is no number'],
  ['a formula for a price', '2026-04-01 11:00,BTCUSDT,buy,=1+1,1,0', 'is no number'],
  ['a formula for a market', '2026-04-01 11:00,"=HYPERLINK(""x"")",buy,1,1,0', 'is no market'],
  ['a market without a letter', '2026-04-01 11:00,100,buy,1,1,0', 'is no market'],
  ['writing that runs the other way', '2026-04-01 11:00,BTC\u202EUSDT,buy,1,1,0', 'is no market'],
  ['a month of thirteen', '2026-13-01 11:00,BTCUSDT,buy,1,1,0', 'is no time'],
  ['half a row', '2026-04-01 11:00,BTCUSDT', 'neither buy nor sell'],
])('names the row with %s, and takes the others', async (_name, row, why) => {
  const { trades, refused } = await planned(file(head, buy, row, sell))
  expect(refused).toEqual([{ line: 3, reason: expect.stringContaining(why) }])
  expect(trades).toMatchObject([{ netPnl: '9' }])
})

test('a result of nothing is 0, however it is written', async () => {
  const results = ['-0', '(0)', '-0.00', '0e9']
  const rows = results.map((pnl, at) => `BTCUSDT,long,1,100,100,2026-04-0${at + 1},0,${pnl}`)
  const { trades, refused } = await planned(file(closed, ...rows))
  expect(refused).toEqual([])
  expect(trades.map(({ netPnl, realizedPnl }) => [netPnl, realizedPnl])).toEqual(
    results.map(() => ['0', '0']),
  )
})

test('a result beyond all sums is named', async () => {
  const { trades, refused } = await planned(
    file(closed, 'BTCUSDT,long,1,100,110,2026-04-01,0,-99999999999'),
  )
  expect(trades).toEqual([])
  expect(refused).toEqual([{ line: 2, reason: 'it is of more than 90 million USDC' }])
})

test('signs of two halves are kept whole where a cell is cut, in what is refused and in ids', async () => {
  const hearts = '💙'.repeat(60)
  const { refused, trades } = await planned(
    file(
      `${head},Id`,
      `2026-04-01,x${hearts},buy,100,1,0,1`,
      `2026-04-01,BTCUSDT,buy,100,1,0,x${hearts}`,
      `2026-04-02,BTCUSDT,sell,110,1,0,y${hearts}`,
    ),
  )
  expect(refused).toEqual([{ line: 2, reason: `Symbol: "x${'💙'.repeat(19)}…" is no market` }])
  expect(trades.length).toBe(1)
  expect(JSON.stringify(trades).isWellFormed()).toBe(true)
  expect(JSON.stringify(trades)).not.toContain(String.raw`\ud8`)
})

test('a price below zero is no price', async () => {
  const { refused } = await planned(file(head, buy.replace(',100,', ',-100,'), sell))
  expect(refused).toEqual([{ line: 2, reason: 'Price: "-100" is below 0' }])
})

test('decimal commas among points are told apart by the file, and the others are named', async () => {
  const commas = ['0,050', '1.234,5', '12,75']
  const rows = commas.map((price, at) => `2026-04-0${at + 1};BTCUSDT;buy;${price};1;0`)
  const { refused, decimalComma } = await planned(
    file(head.replaceAll(',', ';'), ...rows, '2026-04-05;BTCUSDT;buy;1,234.5;1;0'),
  )
  expect(decimalComma).toBe(true)
  expect(refused).toEqual([{ line: 5, reason: 'Price: "1,234.5" is no number' }])
})

test.each([
  ['1.5', true, null],
  ['1,234.56', true, null],
  ['1.234', true, '1234'],
  ['0.001', true, null],
  ['0,001', true, '0.001'],
  ['1.234,56', false, null],
  ['1,5', false, null],
  ['0,050', false, null],
  ['12345,678', false, null],
  ['1,234,56', false, null],
  ['1e309', false, null],
  ['1e20', false, null],
  ['0x10', false, null],
  ['0xffffffff', false, null],
  ['COM1', false, null],
  ['LPT1', false, null],
  ['USD 1.5', false, '1.5'],
  ['US$1.5', false, '1.5'],
  ['0XRP', false, '0'],
  ['1,234e2', false, '123400'],
])('%s with decimal commas: %s, is %s', (text, comma, value) => {
  expect(numberOf(text, comma)).toBe(value)
})
