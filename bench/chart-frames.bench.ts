// Does the market chart keep 60 frames a second with 10,000 bars and 20 ticks a second? 95th percentile of the time between
// frames in Chromium, beside a page with nothing but lightweight-charts doing the same. The bars and ticks are made here,
// since no exchange keeps that many of one interval; everything else is the product.
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/stack/browser.ts'
import { buildIfStale, dashboardDir } from '../scripts/build/dashboard-build.ts'
import { startStack } from '../scripts/stack/stack.ts'
import type { Comparison } from './measure.ts'

const bars = 10_000
const tickMs = 50
const watchMs = 8_000
const minute = 60_000
const library = 'node_modules/lightweight-charts/dist/lightweight-charts.standalone.production.js'

/** Runs in the page: the 95th percentile of the times between animation frames, ms. */
const frameTime = `new Promise((done) => {
  const gaps = []
  const start = performance.now()
  let last = start
  const step = (now) => {
    gaps.push(now - last)
    last = now
    if (now - start < ${watchMs}) requestAnimationFrame(step)
    else done(gaps.slice(1).sort((a, b) => a - b)[Math.floor(gaps.length * 0.95)])
  }
  requestAnimationFrame(step)
})`

/** Runs in the page with only lightweight-charts. */
const bareChart = (candles: string) => `
  const chart = LightweightCharts.createChart(document.getElementById('chart'), { autoSize: true })
  const prices = chart.addSeries(LightweightCharts.CandlestickSeries)
  const volume = chart.addSeries(LightweightCharts.HistogramSeries, {}, 1)
  const bars = ${candles}.map((c) => ({ time: c.t / 1000, open: +c.o, high: +c.h, low: +c.l, close: +c.c }))
  prices.setData(bars)
  volume.setData(bars.map(({ time }) => ({ time, value: 3 })))
  const last = bars.at(-1)
  let n = 0
  setInterval(() => {
    const close = last.open + Math.sin(++n / 7) * 15
    prices.update({ ...last, close, high: Math.max(last.high, close), low: Math.min(last.low, close) })
    volume.update({ time: last.time, value: 3 + n / 100 })
  }, ${tickMs})`

export async function measurements(): Promise<Comparison[]> {
  await buildIfStale()
  const stack = await startStack({ DASHBOARD_DIR: dashboardDir })
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const bare = await bareFrames(context)
    const url = `${stack.url}/markets/BTC?interval=1m`
    const found: Comparison[] = []
    for (const [name, search] of [
      ['candles and volume', ''],
      ['five indicators', '&overlays=ema,bb,vwap&panes=rsi,macd'],
    ] as const) {
      const ours = await marketFrames(context, `${url}${search}`)
      const subject = `95th percentile frame, ${name}`
      found.push({
        subject,
        beside: 'bare lightweight-charts',
        subjectMs: ours,
        besideMs: bare,
        ratio: ours / bare,
      })
    }
    return found
  } finally {
    await browser.close()
    await stack.stop()
  }
}

async function bareFrames(context: BrowserContext): Promise<number> {
  const page = await context.newPage()
  await page.setContent('<div id="chart" style="width:1232px;height:560px"></div>')
  await page.addScriptTag({ path: library })
  await page.evaluate(bareChart(JSON.stringify(candles())))
  return watch(page)
}

async function marketFrames(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  const made = candles()
  const timers: NodeJS.Timeout[] = []
  await page.route('**/api/indicators/candles/BTC/1m**', (route) =>
    route.fulfill({ json: { symbol: 'BTC', interval: '1m', candles: made } }),
  )
  await page.routeWebSocket('**/ws', (socket) => {
    socket.onMessage((text) => {
      const { id, params } = JSON.parse(String(text)) as { id: number; params?: string[] }
      socket.send(JSON.stringify({ id, result: null }))
      if (params?.includes('candle.BTC.1m'))
        timers.push(tick(made.at(-1), (data) => socket.send(data)))
    })
  })
  await page.goto(url)
  await page.getByRole('img', { name: /candles from/ }).waitFor()
  const frames = await watch(page)
  for (const timer of timers) clearInterval(timer)
  return frames
}

async function watch(page: Page): Promise<number> {
  await page.waitForTimeout(4_000)
  const frames = Number(await page.evaluate(frameTime))
  await page.close()
  return frames
}

function tick(last: ReturnType<typeof candles>[number] | undefined, send: (data: string) => void) {
  let n = 0
  return setInterval(() => {
    if (last === undefined) return
    const close = Number(last.o) + Math.sin(++n / 7) * 15
    const high = Math.max(close, Number(last.h)).toFixed(0)
    const low = Math.min(close, Number(last.l)).toFixed(0)
    const data = { ...last, c: close.toFixed(0), h: high, l: low, v: (3 + n / 100).toFixed(2) }
    send(JSON.stringify({ stream: 'candle.BTC.1m', data }))
  }, tickMs)
}

function candles() {
  const newest = Math.floor(Date.now() / minute) * minute
  const close = (index: number) => 44_000 + Math.sin(index / 50) * 400 + Math.sin(index * 12.9) * 15
  return Array.from({ length: bars }, (_, index) => {
    const t = newest - (bars - 1 - index) * minute
    const [open, end] = [close(index), close(index + 1)]
    const [high, low] = [Math.max(open, end) + 5, Math.min(open, end) - 5]
    const text = (price: number) => price.toFixed(0)
    return {
      t,
      T: t + minute - 1,
      o: text(open),
      h: text(high),
      l: text(low),
      c: text(end),
      v: '3.5',
      n: 5,
    }
  })
}
