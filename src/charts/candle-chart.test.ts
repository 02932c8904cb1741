// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Candle } from '../../contract/market.ts'
import { createCandleChart } from './candle-chart.ts'
import type { ChartTheme } from './theme.ts'

const theme: ChartTheme = {
  background: 'rgb(10, 10, 10)',
  text: 'rgb(240, 240, 240)',
  muted: 'rgb(160, 160, 160)',
  line: 'rgb(50, 50, 50)',
  edge: 'rgb(90, 90, 90)',
  gain: 'rgb(0, 200, 100)',
  loss: 'rgb(230, 80, 80)',
  accent: 'rgb(120, 220, 220)',
  warn: 'rgb(240, 190, 90)',
  font: 'sans-serif',
}

function candle(index: number, close = '101'): Candle {
  const t = 1_700_000_040_000 + index * 60_000
  return { t, T: t + 59_999, o: '100', h: '103', l: '99', c: close, v: '2', n: 1 }
}

beforeAll(() => {
  // What jsdom lacks and the library asks for at once: a drawing context, sizes, media queries.
  const context = new Proxy<Record<string, unknown>>(
    { measureText: () => ({ width: 8, actualBoundingBoxAscent: 4, actualBoundingBoxDescent: 2 }) },
    { get: (known, name) => known[String(name)] ?? (() => undefined), set: () => true },
  )
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  window.matchMedia = vi.fn().mockReturnValue({
    addListener() {},
    removeListener() {},
    addEventListener() {},
    removeEventListener() {},
  })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never)
})

let element: HTMLElement

beforeEach(() => {
  element = document.createElement('div')
  document.body.replaceChildren(element)
})

test('draws into the element and leaves nothing behind when destroyed', () => {
  const chart = createCandleChart(element, theme)
  chart.setCandles([candle(0), candle(1)])
  expect(element.querySelectorAll('canvas').length).toBeGreaterThan(0)
  chart.destroy()
  expect(element.childElementCount).toBe(0)
})

test('after destroy every verb does nothing, destroy included', () => {
  const chart = createCandleChart(element, theme)
  chart.destroy()
  chart.destroy()
  chart.setCandles([candle(0)])
  chart.upsertCandle(candle(1))
  chart.setMarkers([{ id: 'a', at: candle(0).t, kind: 'entry', side: 'long' }])
  chart.setPriceLines([{ id: 'e', price: '100', kind: 'entry', label: 'Entry' }])
  chart.setTheme(theme)
  chart.setPricePlaces(2)
  chart.fit()
  expect(element.childElementCount).toBe(0)
})

test('tells the last bar while there is no crosshair, as candles arrive', () => {
  const chart = createCandleChart(element, theme)
  const heard = vi.fn()
  const leave = chart.onCrosshair(heard)
  chart.setCandles([candle(0), candle(1)])
  chart.upsertCandle(candle(1, '110'))
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 110 } })
  chart.upsertCandle(candle(2, '112'))
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 112 } })
  chart.upsertCandle(candle(0, '90'))
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 112 } })
  leave()
  const calls = heard.mock.calls.length
  chart.upsertCandle(candle(3))
  expect(heard.mock.calls.length).toBe(calls)
  chart.destroy()
})

test('price lines and markers survive a change of market, of theme, and being taken away', () => {
  const chart = createCandleChart(element, theme)
  chart.setMarkers([
    { id: 'a', at: candle(1).t + 5, kind: 'signal_refused', side: 'short', label: 'spread' },
  ])
  chart.setPriceLines([{ id: 'sl', price: '95', kind: 'stop_loss', label: 'SL' }])
  chart.setCandles([candle(0), candle(1)])
  chart.setPriceLines([
    { id: 'sl', price: '96', kind: 'stop_loss', label: 'SL' },
    { id: 'tp', price: '110', kind: 'take_profit', label: 'TP' },
  ])
  chart.setTheme({ ...theme, gain: 'rgb(0, 0, 255)' })
  chart.setPriceLines([])
  chart.setCandles([])
  chart.destroy()
  expect(element.childElementCount).toBe(0)
})

test('fifty charts after each other in one element leave one set of canvases', () => {
  const first = createCandleChart(element, theme)
  const canvases = element.querySelectorAll('canvas').length
  first.destroy()
  for (let round = 0; round < 49; round += 1) createCandleChart(element, theme).destroy()
  const last = createCandleChart(element, theme)
  expect(element.querySelectorAll('canvas').length).toBe(canvases)
  last.destroy()
})
