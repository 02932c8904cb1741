// How long after a press on the form's budget slider is a new estimate drawn, and how long until the estimate over
// all starts? Measured in Chromium on the product: from the key's event to the frame in which the numbers have
// changed, compared with the 100 ms that it may take. And does the page stay responsive meanwhile: its longest task
// while the slider is dragged, compared with 50 ms.
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/stack/browser.ts'
import { buildIfStale, dashboardDir } from '../scripts/build/dashboard-build.ts'
import { startStack } from '../scripts/stack/stack.ts'
import type { Comparison } from './measure.ts'

const presses = 40
const dragSteps = 200
const allowedMs = 100
const longTaskMs = 50

/** The prefilled contract, one that holds positions for days and so has the longest replays, and a preset. */
const contracts = [
  ['quick, as prefilled', ''],
  ['quick, +200% or −50%', '&profitTarget=200&lossThreshold=50&maxPositions=5'],
  ['Degen 30D', '&kind=advance&executionStrategy=Degen&strategyDuration=30D'],
] as const

/**
 * Runs in the page. `replayed` falls from all starts to the first few with the first estimate of a new contract, and
 * `aria-busy` ends with its last; each is timed to the end of the frame that draws it.
 */
const watch = `
  window.marks = []
  window.longest = 0
  window.drawn = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration)
  }).observe({ type: 'longtask' })
  const preview = document.querySelector('[data-replayed]')
  document.addEventListener('keydown', (event) => {
    window.marks.push({ at: event.timeStamp, first: null, all: null })
  }, true)
  new MutationObserver((changes) => {
    const mark = window.marks.at(-1)
    const isNew = changes.some(({ attributeName }) => attributeName === 'data-replayed')
    const isAll = preview.getAttribute('aria-busy') === 'false'
    if (isNew) window.drawn++
    requestAnimationFrame(() => setTimeout(() => {
      if (mark === undefined) return
      const took = performance.now() - mark.at
      if (isNew) mark.first ??= took
      if (isAll) mark.all ??= took
    }))
  }).observe(preview, { attributes: true })`

interface Mark {
  first: number | null
  all: number | null
}

export async function measurements(): Promise<Comparison[]> {
  await buildIfStale()
  const stack = await startStack({ DASHBOARD_DIR: dashboardDir })
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(stack.url)
    await page.getByRole('link', { name: 'Try the demo' }).click()
    await page.getByRole('heading', { name: 'New session' }).waitFor()
    const found: Comparison[] = []
    for (const [name, search] of contracts) {
      found.push(...(await measured(page, name, `${stack.url}/sessions/new?symbol=BTC${search}`)))
    }
    return found
  } finally {
    await browser.close()
    await stack.stop()
  }
}

async function measured(page: Page, name: string, url: string): Promise<Comparison[]> {
  const opened = performance.now()
  await page.goto(url)
  await page.locator('[data-replayed]').waitFor()
  const openedMs = performance.now() - opened
  await complete(page)
  await page.evaluate(watch)
  const slider = page.getByRole('slider')
  for (let press = 0; press < presses; press++) {
    await slider.press(press % 10 < 5 ? 'ArrowRight' : 'ArrowLeft')
    await complete(page)
  }
  // The last frame.
  await page.waitForTimeout(200)
  const marks = await page.evaluate<Mark[]>('window.marks')
  const beside = `${allowedMs} ms after a press`
  return [
    against(`${name}: page opened to first estimate`, openedMs, 'one second', 1_000),
    against(`${name}: first estimate, median`, middle(marks, 'first', 0.5), beside, allowedMs),
    against(`${name}: first estimate, 95th`, middle(marks, 'first', 0.95), beside, allowedMs),
    against(`${name}: all starts, median`, middle(marks, 'all', 0.5), beside, allowedMs),
    against(`${name}: all starts, 95th`, middle(marks, 'all', 0.95), beside, allowedMs),
    ...(await dragged(page, name)),
  ]
}

async function dragged(page: Page, name: string): Promise<Comparison[]> {
  const box = await page.getByRole('slider').locator('..').boundingBox()
  if (box === null) throw new Error('no slider to drag')
  const y = box.y + box.height / 2
  await page.evaluate('window.longest = 0; window.drawn = 0')
  await page.mouse.move(box.x + box.width / 2, y)
  await page.mouse.down()
  const start = performance.now()
  await page.mouse.move(box.x + 300, y, { steps: dragSteps })
  const tookMs = performance.now() - start
  await page.mouse.up()
  await complete(page)
  const longest = Number(await page.evaluate('window.longest'))
  const drawn = Number(await page.evaluate('window.drawn'))
  const beside = `${allowedMs} ms`
  return [
    against(`${name}: longest task of the page while dragging`, longest, 'a long task', longTaskMs),
    against(`${name}: between estimates while dragging`, tookMs / drawn, beside, allowedMs),
  ]
}

async function complete(page: Page): Promise<void> {
  await page.locator('[data-replayed][aria-busy="false"]').waitFor()
}

function middle(marks: readonly Mark[], which: keyof Mark, share: number): number {
  const sorted = marks.map((mark) => mark[which] ?? Number.NaN).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN
}

function against(subject: string, subjectMs: number, beside: string, besideMs: number): Comparison {
  return { subject, beside, subjectMs, besideMs, ratio: subjectMs / besideMs }
}
