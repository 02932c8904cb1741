// Pages do not move while they load, so that people hit what they aim at.
import type { Page } from '@playwright/test'
import { expect, test, tryTheDemo } from '../support/fixtures.ts'

/** Google's limit for a "good" layout shift is 0.1. */
const mostShift = 0.1

async function shiftOf(page: Page, path: string): Promise<number> {
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let total = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput } = entry as PerformanceEntry & {
              value: number
              hadRecentInput: boolean
            }
            if (!hadRecentInput) total += value
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(total)))
      }),
  )
}

for (const width of [1440, 768, 360]) {
  test(`pages stand still while they load at ${width} px`, async ({ page }) => {
    test.slow()
    await page.setViewportSize({ width, height: 800 })
    await tryTheDemo(page)
    for (const path of [
      '/overview',
      '/positions',
      '/sessions',
      '/sessions/new',
      '/funds',
      '/settings',
      '/markets',
      '/leaderboard',
      '/journal',
      '/journal/import',
    ]) {
      expect(await shiftOf(page, path), path).toBeLessThan(mostShift)
    }
  })
}
