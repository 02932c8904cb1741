// Days begin at the viewer's midnight; values counted by UTC days are labelled so.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/fixtures.ts'

interface Mark {
  text: string
  x: number
}

/** Records what is written on any canvas from now on, and where, by frame. */
async function noteWriting(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const frames: Mark[][] = []
    Object.assign(window, { frames })
    let frame: Mark[] | null = null
    const real: unknown = Reflect.get(CanvasRenderingContext2D.prototype, 'fillText')
    CanvasRenderingContext2D.prototype.fillText = function (text, x, ...rest) {
      if (frame === null) {
        frames.push((frame = []))
        setTimeout(() => (frame = null), 0)
      }
      frame.push({ text: String(text), x })
      Reflect.apply(real as () => void, this, [text, x, ...rest])
    }
  })
}

/** The latest marks of the axis, from left to right. */
async function axisMarks(page: Page): Promise<Mark[]> {
  const frames = await page.evaluate(() => (window as unknown as { frames: Mark[][] }).frames)
  const marks = frames.map((frame) => frame.filter(({ text }) => day.test(text) || hour.test(text)))
  const last = marks.findLast((each) => each.some(({ text }) => day.test(text))) ?? []
  // A frame may draw the axis twice.
  return last
    .toSorted((one, other) => one.x - other.x)
    .filter((mark, index, sorted) => mark.text !== sorted[index - 1]?.text)
}

/** The first day of a month has the month's name, and the first of a year the year's. */
const day = /^((\d+ )?[A-Z][a-z]{2}|20\d\d)$/
const hour = /^\d\d:\d\d$/

/** The hours at which a day's name is shown, derived from the hours on both sides of it. */
function hoursOfDayMarks(marks: readonly Mark[]): number[] {
  return marks.flatMap((mark, index) => {
    const [before, after] = [marks[index - 1], marks[index + 1]]
    if (!day.test(mark.text) || !isHour(before) || !isHour(after)) return []
    const share = (mark.x - before.x) / (after.x - before.x)
    return [hourOf(before) + (hourOf(after) + 24 - hourOf(before)) * share]
  })
}

const isHour = (mark: Mark | undefined): mark is Mark => mark !== undefined && hour.test(mark.text)

function hourOf({ text }: Mark): number {
  return Number(text.slice(0, 2)) + Number(text.slice(3)) / 60
}

for (const timezoneId of ['America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Chatham']) {
  test.describe(timezoneId, () => {
    test.use({ timezoneId })

    test('the name of a day stands at midnight on a chart', async ({ page }) => {
      await noteWriting(page)
      // Without room for a cockpit the chart is as wide as the page, and a midnight is always in view.
      await page.setViewportSize({ width: 1440, height: 760 })
      await page.goto('/markets/BTC?interval=15m')
      await expect
        .poll(async () => hoursOfDayMarks(await axisMarks(page)).length)
        .toBeGreaterThan(0)
      for (const at of hoursOfDayMarks(await axisMarks(page))) {
        expect(Math.abs(at - 24)).toBeLessThan(0.6)
      }
    })

    test('bars of whole days are named as days of UTC', async ({ page }) => {
      await page.goto('/markets/BTC?interval=1d&view=table')
      await expect(page.getByText(/^\d+ \w{3} \d{4} UTC$/).first()).toBeVisible()
    })
  })
}
