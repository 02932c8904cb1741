// @vitest-environment jsdom
import { beforeAll, expect, test, vi } from 'vitest'
import { createEquityChart } from './equity-chart.ts'
import type { ChartTheme } from '../theme.ts'

const colour = 'rgb(10, 10, 10)'
const theme: ChartTheme = {
  background: colour,
  text: colour,
  muted: colour,
  line: colour,
  edge: colour,
  gain: colour,
  loss: colour,
  accent: colour,
  warn: colour,
  font: 'sans-serif',
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

test('draws, takes a new theme, and leaves nothing behind, however often it is destroyed', () => {
  const element = document.createElement('div')
  document.body.append(element)
  const chart = createEquityChart(element, theme)
  const point = (at: number, equity: string) => ({ at, equity, pnl: '0' })
  chart.setEquity([point(0, '100'), point(60_000, '350')], [{ at: 30_000, amount: '250' }])
  chart.setTheme(theme)
  expect(element.querySelectorAll('canvas').length).toBeGreaterThan(0)
  chart.destroy()
  chart.destroy()
  chart.setEquity([], [])
  chart.setTheme(theme)
  expect(element.childElementCount).toBe(0)
})
