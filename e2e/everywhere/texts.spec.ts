// Every word of the dashboard comes from the catalogue: in the disguised language, nothing on a page is plain English.
import type { Page } from '@playwright/test'
import { expect, expectPosition, startSession, test, tryTheDemo } from '../support/fixtures.ts'

/**
 * Not told by the dashboard: what is marked as English because the server words it, names of markets, coins, networks,
 * programs and files, what `Intl` says of dates, and addresses.
 */
const names =
  /^(Alura|English|Localnet|Hyperliquid|USDC|USD|BTC|ETH|SOL|XRP|[A-Z]{2,6}\d*|UTC|CSV|NDJSON|JSON|RPC|Circle|CCTP|Arbitrum|MetaMask|Rabby|Chrome|Chromium|Linux|HeadlessChrome|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)|Esc|Enter|Shift|Alt|Ctrl)$/

/** Words of three letters and more with not one letter of another alphabet, by what shows them. */
async function plainEnglish(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const isOurs = (element: Element | null): boolean =>
      element?.closest('body [lang=en], style, script, code, .font-mono, select[data-names]') ===
      null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (isOurs(node.parentElement)) found.push(node.textContent ?? '')
    for (const element of document.body.querySelectorAll('*')) {
      if (!isOurs(element)) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        found.push(element.getAttribute(name) ?? '')
    }
    // What traders call themselves.
    const called = [...document.querySelectorAll('a[data-trader]')].map(
      (link) => link.textContent ?? '',
    )
    return [document.title, ...found].map((text) =>
      called.reduce((left, name) => left.replaceAll(name, ''), text),
    )
  })
  return texts.filter((text) =>
    (
      text
        .replaceAll(/0x[\da-fA-F…]+|U\+[\dA-F]+/g, '')
        // Why a signal is what it is: in the server's words, behind ours in one label.
        .replace(/EMA 9 is .*$/, '')
        .match(/(?<![\p{L}\d_])[A-Za-z]{3,}(?![\p{L}\d_])/gu) ?? []
    ).some((word) => !names.test(word)),
  )
}

test('in a language that is not English no page has an English word left', async ({ page }) => {
  test.slow()
  await tryTheDemo(page)
  // Not in the form's first market: why that could not be started is in the server's words, beside ours.
  await startSession(page, 'ETH')
  await expectPosition(page)
  const session = new URL(page.url()).pathname
  await page.evaluate(() => localStorage.setItem('alura.language', 'pseudo'))
  for (const path of [
    '/overview',
    '/sessions',
    '/sessions/new',
    session,
    '/positions',
    '/markets',
    '/trade',
    '/leaderboard',
    '/leaderboard/analytics',
    '/invite',
    '/strategy',
    '/help',
    '/funds',
    '/funds?tab=withdraw',
    '/settings',
    '/inbox',
    '/journal',
    '/journal/analytics',
    '/journal/entries',
    '/journal/import',
    '/lab',
    '/lab/new?from=grid',
    '/lab/runs',
    '/lab/traders',
    '/lab/pools',
    '/lab/guide',
    '/traders',
    '/traders/new',
    '/nowhere',
  ]) {
    await page.goto(path)
    await expect(page.locator('h1').first()).toBeVisible()
    // What is still loading holds its place.
    await expect(page.locator('main span.bg-line\\/60')).toHaveCount(0)
    expect.soft(await plainEnglish(page), path).toEqual([])
  }
})
