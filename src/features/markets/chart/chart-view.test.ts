import { expect, test } from 'vitest'
import { overlayIds } from '../../../charts/indicators/catalogue.ts'
import { readChartView, toggled, writeChartView } from './chart-view.ts'

const usual = { interval: '15m', overlays: [], panes: [], at: null, isTable: false }

test('reads what a URL says and leaves out what it does not know', () => {
  expect(readChartView(new URLSearchParams(''))).toEqual(usual)
  expect(
    readChartView(new URLSearchParams('interval=2m&overlays=vwap,ema,moon&panes=,macd&at=soon')),
  ).toEqual({ ...usual, overlays: ['ema', 'vwap'], panes: ['macd'] })
  expect(readChartView(new URLSearchParams('interval=1d&at=2026-11-20T10:00Z&view=table'))).toEqual(
    {
      ...usual,
      interval: '1d',
      at: Date.UTC(2026, 10, 20, 10),
      isTable: true,
    },
  )
})

test('writes what it reads, keeping what belongs to others', () => {
  const search = new URLSearchParams('ref=ABCD&panes=rsi')
  const at = Date.UTC(2026, 10, 20, 10, 5)
  const written = writeChartView(search, { interval: '1h', overlays: ['ema', 'bb'], at })
  expect(decodeURIComponent(String(written))).toBe(
    'ref=ABCD&panes=rsi&interval=1h&overlays=ema,bb&at=2026-11-20T10:05Z',
  )
  expect(readChartView(written)).toMatchObject({ interval: '1h', overlays: ['ema', 'bb'], at })
  expect(String(writeChartView(written, { overlays: [], panes: [], at: null }))).toBe(
    'ref=ABCD&interval=1h',
  )
})

test('switches one overlay and keeps the order in which they are offered', () => {
  expect(toggled(overlayIds, ['vwap'], 'ema')).toEqual(['ema', 'vwap'])
  expect(toggled(overlayIds, ['ema', 'vwap'], 'ema')).toEqual(['vwap'])
})
