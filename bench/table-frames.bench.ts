// Do long tables scroll at 60 frames a second? CPU time of the page's thread for each frame while a page is scrolled, beside the
// time that a frame at 60 Hz has. CPU time, since a busy machine says nothing about wall time.
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { findBrowser } from '../scripts/stack/browser.ts'
import { buildIfStale, dashboardDir } from '../scripts/build/dashboard-build.ts'
import { startStack } from '../scripts/stack/stack.ts'
import type { Comparison } from './measure.ts'

const frameMs = 1_000 / 60
const watchMs = 4_000
/** Px a frame: three notches of a wheel, and a scroll bar that is pulled. */
const speeds = [120, 400]

const tables = [
  { subject: '500 positions', path: '/design', name: 'Five hundred positions' },
  { subject: '200 markets', path: '/markets', name: 'Markets' },
] as const

export async function measurements(): Promise<Comparison[]> {
  await buildIfStale()
  const stack = await startStack({ DASHBOARD_DIR: dashboardDir, MARKETS: '200' })
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu']
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  try {
    const found: Comparison[] = []
    for (const { subject, path, name } of tables) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(`${stack.url}${path}`)
      await page.getByRole('table', { name }).first().scrollIntoViewIfNeeded()
      for (const speed of speeds) {
        const subjectMs = await cpuPerFrame(page, speed)
        found.push({
          subject: `CPU of a frame, ${subject}, ${speed} px a frame`,
          beside: 'the time of a frame at 60 Hz',
          subjectMs,
          besideMs: frameMs,
          ratio: subjectMs / frameMs,
        })
      }
      await page.close()
    }
    return found
  } finally {
    await browser.close()
    await stack.stop()
  }
}

/** Milliseconds of the page's main thread for each animation frame, while it is scrolled down and up again. */
async function cpuPerFrame(page: Page, speed: number): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.waitForTimeout(2_000)
  const before = await taskSeconds(session)
  const frames = Number(await page.evaluate(scrolling(speed)))
  const after = await taskSeconds(session)
  await session.detach()
  return ((after - before) * 1_000) / frames
}

/** Runs in the page: the number of animation frames. */
const scrolling = (speed: number) => `new Promise((done) => {
  let [frames, step] = [0, ${speed}]
  const start = performance.now()
  const next = (now) => {
    const from = scrollY
    scrollBy(0, step)
    if (scrollY === from) step = -step
    frames++
    if (now - start < ${watchMs}) requestAnimationFrame(next)
    else done(frames)
  }
  requestAnimationFrame(next)
})`

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}
