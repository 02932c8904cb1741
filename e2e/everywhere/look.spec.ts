// How the primitives look, compared with pictures. Only what is the same on every machine is in them: bundled fonts, no
// times, no market, nothing that moves. After an intended change: `npm run e2e -- everywhere/look --update-snapshots`,
// and look at the new pictures in e2e/pictures before committing them.
import { expect, test } from '../support/fixtures.ts'

/** Headings on /design, and the pictures' names. */
const specimens = {
  Button: 'button',
  Segmented: 'segmented',
  Badges: 'badges',
  Money: 'money',
  'lg: the outcome preview': 'rail',
  'Columns fold by importance, cards below 920 px': 'table',
} as const

/**
 * Machines smooth the edges of letters differently: up to this share of the pixels may differ, each by less than a
 * quarter not counted at all. A colour, a margin or a column that changes is more than that.
 */
const tolerance = { maxDiffPixelRatio: 0.03, threshold: 0.25 }

for (const [colorScheme, width] of [
  ['dark', 1440],
  ['light', 360],
] as const) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } })

    test('every primitive looks as it did', async ({ page }) => {
      await page.goto('/design')
      await page.evaluate(() => document.fonts.ready)
      for (const [heading, name] of Object.entries(specimens)) {
        const specimen = page.getByRole('heading', { level: 3, name: heading, exact: true })
        await expect
          .soft(specimen.locator('..'))
          .toHaveScreenshot(`${name}-${colorScheme}-${width}.png`, tolerance)
      }
    })
  })
}
