// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Candle } from '../../../contract/market/market.ts'
import { createCandleChart } from './candle-chart.ts'
import { CandleDrawing } from './candle-drawing.ts'
import { barTime } from '../chart-data.ts'
import type { ChartTheme } from '../theme.ts'

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
  // What jsdom lacks and the library needs at once: a drawing context, sizes, media queries.
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
  chart.setPriceLines([{ id: 'e', price: '100', kind: 'entry', label: 'Entry', count: 1 }])
  chart.setTheme(theme)
  chart.setPricePlaces(2)
  chart.setIndicators(['ema', 'rsi'])
  chart.armMeasure(true)
  chart.goTo(candle(0).t)
  chart.reset()
  expect(chart.snapshot('BTC')).toBeNull()
  expect(element.childElementCount).toBe(0)
})

/** Streamed candles are drawn with the next frame. */
function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve))
}

test('tells the last bar while there is no crosshair, as candles arrive', async () => {
  const chart = createCandleChart(element, theme)
  const heard = vi.fn()
  const leave = chart.onCrosshair(heard)
  chart.setCandles([candle(0), candle(1)])
  chart.upsertCandle(candle(1, '110'))
  await nextFrame()
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 110 } })
  chart.upsertCandle(candle(2, '112'))
  await nextFrame()
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 112 } })
  chart.upsertCandle(candle(0, '90'))
  await nextFrame()
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 112 } })
  leave()
  const calls = heard.mock.calls.length
  chart.upsertCandle(candle(3))
  await nextFrame()
  expect(heard.mock.calls.length).toBe(calls)
  chart.destroy()
})

test('a burst of ticks is drawn once, the newest of each bar', async () => {
  const chart = createCandleChart(element, theme)
  const heard = vi.fn()
  chart.setCandles([candle(0), candle(1)])
  chart.onCrosshair(heard)
  for (const close of ['104', '105', '106']) chart.upsertCandle(candle(1, close))
  chart.upsertCandle(candle(2, '107'))
  chart.upsertCandle(candle(1, '108'))
  expect(heard).not.toHaveBeenCalled()
  await nextFrame()
  expect(heard).toHaveBeenCalledOnce()
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 107 } })
  chart.destroy()
})

test('older candles that arrive while the stream runs do not take its bars away', () => {
  const chart = createCandleChart(element, theme)
  const heard = vi.fn()
  chart.setCandles([candle(0), candle(1)], true)
  chart.upsertCandle(candle(2, '112'))
  chart.onCrosshair(heard)
  chart.setCandles([candle(-1), candle(0), candle(1)], true)
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 112 } })
  chart.setCandles([candle(-1), candle(0), candle(1)])
  expect(heard.mock.lastCall?.[0]).toMatchObject({ bar: { close: 101 } })
  chart.destroy()
})

test('indicators are read with the bar, and their panes come and go', async () => {
  const chart = createCandleChart(element, theme)
  const heard = vi.fn()
  chart.onCrosshair(heard)
  chart.setCandles(Array.from({ length: 40 }, (_, index) => candle(index, String(100 + index))))
  await nextFrame()
  const canvases = element.querySelectorAll('canvas').length
  chart.setIndicators(['ema', 'vwap', 'rsi', 'macd'])
  await nextFrame()
  expect(element.querySelectorAll('canvas').length).toBeGreaterThan(canvases)
  const names = (): unknown =>
    heard.mock.lastCall?.[0].indicators.map(({ name }: { name: string }) => name)
  expect(names()).toEqual(['EMA 9', 'EMA 21', 'VWAP', 'RSI', 'Hist', 'MACD', 'Signal'])
  const before = heard.mock.lastCall?.[0].indicators[0].value
  chart.upsertCandle(candle(39, '200'))
  await nextFrame()
  expect(heard.mock.lastCall?.[0].indicators[0].value).not.toBe(before)
  chart.setIndicators(['rsi'])
  expect(names()).toEqual(['RSI'])
  chart.setIndicators([])
  await nextFrame()
  expect(element.querySelectorAll('canvas').length).toBe(canvases)
  chart.destroy()
  expect(element.childElementCount).toBe(0)
})

test('reads the notes of the markers on the bar under the crosshair, and none without one', () => {
  const drawing = new CandleDrawing(element, theme)
  const subscribe = vi.spyOn(drawing.chart, 'subscribeCrosshairMove')
  drawing.onHover(() => undefined)
  const move = subscribe.mock.lastCall?.[0]
  drawing.setCandles([candle(0), candle(1)], false)
  drawing.setMarkers([
    { id: 'a', at: candle(1).t + 5, kind: 'signal', side: 'long', note: 'The trend is up.' },
    { id: 'b', at: candle(0).t, kind: 'signal', side: 'short', note: 'It was down.' },
  ])
  expect(drawing.readout()).toMatchObject({ isHovered: false, notes: [] })
  move?.({ time: barTime(candle(0).t / 1000), seriesData: new Map() })
  expect(drawing.readout()).toMatchObject({ isHovered: true, notes: ['It was down.'] })
  move?.({ seriesData: new Map() })
  expect(drawing.readout()).toMatchObject({ isHovered: false, notes: [] })
  drawing.remove()
})

test('leaves no listener behind', () => {
  const added = vi.spyOn(window, 'addEventListener')
  const chart = createCandleChart(element, theme)
  const signals = added.mock.calls
    .map(([, , options]) => (typeof options === 'object' ? options.signal : undefined))
    .filter((signal) => signal !== undefined)
  expect(signals.length).toBeGreaterThan(0)
  chart.destroy()
  expect(signals.every(({ aborted }) => aborted)).toBe(true)
  added.mockRestore()
})

test('price lines and markers survive a change of market, of theme, and being taken away', () => {
  const chart = createCandleChart(element, theme)
  chart.setMarkers([
    { id: 'a', at: candle(1).t + 5, kind: 'signal_refused', side: 'short', label: 'spread' },
  ])
  chart.setPriceLines([{ id: 'sl', price: '95', kind: 'stop_loss', label: 'SL', count: 1 }])
  chart.setCandles([candle(0), candle(1)])
  chart.setPriceLines([
    { id: 'sl', price: '96', kind: 'stop_loss', label: 'SL', count: 1 },
    { id: 'tp', price: '110', kind: 'take_profit', label: 'TP', count: 1 },
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
