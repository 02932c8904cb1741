import { endSessions } from '../support/end-sessions.ts'
import { expect, expectPosition, startSession, test, clickTryTheDemo } from '../support/fixtures.ts'
import { expectReadable } from '../support/readable.ts'

test('person who comes back sees first what runs and what has ended, and the last numbers without a connection', async ({
  browser,
}) => {
  test.slow()
  const context = await browser.newContext({ serviceWorkers: 'allow', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await clickTryTheDemo(page)
  await startSession(page, 'BTC')
  await expectPosition(page)
  await expect(page).toHaveTitle(/^[+−]?\$\d+\.\d\d · BTC session · Alura$/)
  await page.goto('/sessions/new')
  await startSession(page, 'ETH')

  await page.goto('/overview')
  await expect(page.getByRole('list', { name: 'Running sessions' }).getByRole('link')).toHaveCount(
    2,
  )
  await expect(page.getByRole('heading', { name: 'While you were away' })).toBeHidden()
  await expect(page).toHaveTitle(/^[+−]?\$\d+\.\d\d · Overview · Alura$/)

  // The tab is closed for an hour; meanwhile one of the two is stopped elsewhere.
  const noted = () =>
    page.evaluate(() => {
      const last = localStorage.getItem('alura.last-numbers')
      return last === null ? null : (JSON.parse(last) as { at: number; sessions: unknown[] })
    })
  await expect.poll(async () => (await noted())?.sessions.length).toBe(2)
  const last = await noted()
  await page.getByRole('link', { name: /^ETH/ }).first().click()
  await page.getByRole('button', { name: 'Stop session' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close everything now' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await page.close()
  const again = await context.newPage()
  await again.addInitScript(
    (text) => {
      if (sessionStorage.getItem('is-back') !== null) return
      sessionStorage.setItem('is-back', 'yes')
      localStorage.setItem('alura.last-numbers', text)
    },
    JSON.stringify({ ...last, at: (last?.at ?? 0) - 3_600_000 }),
  )
  await again.goto('/')
  const away = again.getByRole('region', { name: 'While you were away' })
  const running = away.getByRole('list', { name: 'Running sessions' })
  await expect(running.getByRole('link')).toHaveCount(1)
  await expect(running).toContainText(/now, left at/)
  await expect(running.getByRole('img', { name: /You left it at/ })).toBeVisible()
  await expect(away.getByRole('list', { name: 'Ended while you were away' })).toContainText(
    'Stopped by you',
  )
  await expectReadable(again)
  await away.getByRole('button', { name: 'Seen' }).click()
  await expect(away).toBeHidden()
  await expect(again.getByRole('heading', { name: 'Running sessions' })).toBeVisible()

  // The page is kept once the worker has it and the parts that were loaded.
  await expect
    .poll(() =>
      again.evaluate(async () => {
        const names = await caches.keys()
        const kept = await Promise.all(
          names.map(async (name) => (await (await caches.open(name)).keys()).length),
        )
        return navigator.serviceWorker.controller !== null && kept.some((count) => count > 10)
      }),
    )
    .toBe(true)
  await context.setOffline(true)
  await again.goto('/positions')
  const kept = again.getByRole('region', { name: 'What you saw last' })
  await expect(kept).toContainText('Not live')
  await expect(kept).toContainText('BTC session, running')
  await expect(kept).toContainText('Equity')
  await context.setOffline(false)
  await again.getByRole('button', { name: 'Retry' }).click()
  await expect(again.getByRole('heading', { name: 'Positions', level: 1 })).toBeVisible()
  await endSessions(context, process.env['ALURA_URL'] ?? '')
  await context.close()
})
