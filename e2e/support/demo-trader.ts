// What "Try the demo" does (src/app/demo/use-demo.ts), without its pages, for stories that are about something else: they
// cost a story a fifth of its time.
import type { Page } from '@playwright/test'
import type { Config } from '../../contract/ops/config.ts'
import { ApiClient } from './api-client.ts'
import { ExchangeControls } from './exchange.ts'

/** Makes and funds a wallet, signs in with it, enables trading, and keeps all of it where the dashboard looks for it. */
export async function becomeDemoTrader(page: Page): Promise<void> {
  // Any address of the API will do to write to its origin's storage; this one has no page to load.
  await page.goto('/health')
  const { origin } = new URL(page.url())
  // The sign-in belongs to this browser, and is listed so.
  const client = new ApiClient(origin, await page.evaluate(() => navigator.userAgent))
  const config = await client.request<Config>('GET', '/config')
  await new ExchangeControls(config).faucet(client.account.address)
  await client.signIn()
  await client.enableTrading(config.exchange.url)
  await page.evaluate(
    ({ key, login }) => {
      sessionStorage.setItem('alura.login', JSON.stringify(login))
      localStorage.setItem('alura.demo-wallet.key', key)
      localStorage.setItem('alura.demo-wallet.connected', 'yes')
      localStorage.setItem('wagmi.recentConnectorId', '"alura.demo"')
    },
    { key: client.key, login: client.login },
  )
}
