// @vitest-environment jsdom
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Curve } from './curve-data.ts'
import { createCurvesChart } from './curves-chart.ts'
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

const until = 1_700_000_100_000

function curve(id: string, net: string): Curve {
  return {
    id,
    points: [
      [until - 60_000, '0'],
      [until - 30_000, net],
    ],
  }
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
  const chart = createCurvesChart(element, theme)
  chart.setCurves([curve('a', '5'), curve('b', '-3')], until)
  expect(element.querySelectorAll('canvas').length).toBeGreaterThan(0)
  chart.destroy()
  expect(element.childElementCount).toBe(0)
})

test('curves come, change places and go, the one with the zero line and the highlighted one too', () => {
  const chart = createCurvesChart(element, theme)
  chart.highlight('a')
  chart.setCurves([curve('a', '5'), curve('b', '-3')], until)
  chart.setCurves([curve('c', '1'), curve('b', '2')], until)
  chart.setTheme(theme)
  chart.highlight('nobody')
  chart.setCurves([], until)
  chart.setTheme(theme)
  chart.setCurves([curve('a', '5')], until)
  chart.highlight(null)
  chart.destroy()
  expect(element.childElementCount).toBe(0)
})

test('after destroy every verb does nothing, destroy included', () => {
  const chart = createCurvesChart(element, theme)
  chart.destroy()
  chart.destroy()
  chart.setCurves([curve('a', '5')], until)
  chart.highlight('a')
  chart.onPoint(() => undefined)
  chart.setTheme(theme)
  expect(element.childElementCount).toBe(0)
})
