import { expect, test } from 'vitest'
import { monthName, monthsCsv } from './month-rows.ts'

test('names a month', () => {
  expect(monthName('2026-11')).toBe('Nov 2026')
  expect(monthName('2027-01')).toBe('Jan 2027')
})

test('writes months with exact money', () => {
  const months = [
    { month: '2026-11', invited: 2, volume: '52100.25', earned: '1.5630075' },
    { month: '2026-12', invited: 0, volume: '0', earned: '0' },
  ]
  expect(monthsCsv(months)).toBe(
    'month (UTC),invited,volume (USDC),earned (USDC)\r\n2026-11,2,52100.25,1.5630075\r\n2026-12,0,0,0\r\n',
  )
})
