// The start of every story. Each test has its own browser context and, through it, its own account.
import { test as base, expect, type Page } from '@playwright/test'
import type { Config } from '../../contract/ops/config.ts'
import { becomeDemoTrader } from './demo-trader.ts'
import { endSessions } from './end-sessions.ts'
import { ExchangeControls } from './exchange.ts'
import { TestWallet } from './wallet.ts'

interface Fixtures {
  exchange: ExchangeControls
  /** A MetaMask for this person, installed before the first page. */
  wallet: TestWallet
  /** Ends what runs for the people signed in on the story's pages when the story ends. */
  ending: void
}

export const test = base.extend<Fixtures>({
  ending: [
    async ({ context }, use) => {
      await use()
      await endSessions(context, process.env['ALURA_URL'] ?? '')
    },
    { auto: true },
  ],
  exchange: async ({ request }, use) => {
    const config = (await (await request.get('/config')).json()) as Config
    await use(new ExchangeControls(config))
  },
  wallet: async ({ page }, use) => {
    await use(await TestWallet.install(page))
  },
})

export { expect }

/** One click: creates and funds the demo wallet, signs in and enables trading; ends on the prefilled form. */
export async function clickTryTheDemo(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name: 'Try the demo' }).click()
  await expectNewSessionForm(page)
}

/** Where `clickTryTheDemo` ends, without the pages on the way. */
export async function tryTheDemo(page: Page): Promise<void> {
  await becomeDemoTrader(page)
  await page.goto('/sessions/new')
  await expectNewSessionForm(page)
}

async function expectNewSessionForm(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'New session' })).toBeVisible({ timeout: 120_000 })
}

export async function connectWallet(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: 'Connect a wallet' }).click()
  await page.getByRole('button', { name: 'Connect MetaMask' }).click()
}

export async function signInWithWallet(page: Page): Promise<void> {
  await connectWallet(page)
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible()
}

export async function enableTrading(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Enable trading' }).click()
  await expect(page.getByRole('heading', { name: 'Enable trading' })).toBeHidden()
}

/** Shows the numbers that a preset has filled in. */
export async function customize(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Custom' }).click()
}

/** From the form to the session's page. */
export async function startSession(page: Page, symbol: string): Promise<void> {
  await chooseMarket(page, symbol)
  await page.getByRole('button', { name: 'Start session' }).click()
  await expect(page.getByRole('heading', { name: `${symbol} session` })).toBeVisible()
}

export async function chooseMarket(page: Page, symbol: string): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`^${symbol}\\b`) }).check()
}

/** Waits for the session's first position. */
export async function expectPosition(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: /^Positions \(\d of \d\)$/ })).toBeVisible({
    timeout: 120_000,
  })
}

export async function expectEnded(page: Page, why: string): Promise<void> {
  await expect(page.getByRole('heading', { name: new RegExp(why) })).toBeVisible()
}

/** The address that the page is signed in with, read from its session storage. */
export async function viewerAddress(page: Page): Promise<string> {
  const kept = await page.evaluate(() => JSON.stringify(Object.values(sessionStorage)))
  const address = /0x[0-9a-fA-F]{40}/.exec(kept)?.[0]
  if (address === undefined) throw new Error('nobody is signed in')
  return address
}
