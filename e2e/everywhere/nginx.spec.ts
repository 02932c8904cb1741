// Behind a proxy with TLS, as in production: Debian's nginx with a certificate made for the test.
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { dashboardDir } from '../../scripts/build/dashboard-build.ts'
import { freePort } from '../../scripts/stack/processes.ts'
import { startStack, type Stack } from '../../scripts/stack/stack.ts'
import { expect, signInWithWallet, test } from '../support/fixtures.ts'
import { nginxMisses, startNginx } from '../support/nginx.ts'

test.skip(nginxMisses !== undefined, `nginx is not here: ${nginxMisses}`)
test.describe.configure({ mode: 'default' })
test.setTimeout(240_000)

interface Served {
  stack: Stack
  url: string
  nginx: Awaited<ReturnType<typeof startNginx>>
}

const proxied = test.extend<object, { served: Served }>({
  served: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures from this pattern.
    async ({}, use) => {
      const [port, tlsPort] = [await freePort(), await freePort()]
      const url = `https://alura.localhost:${tlsPort}`
      const settings = { PORT: String(port), PUBLIC_URL: url, TRUST_PROXY: '127.0.0.1' }
      const stack = await startStack({ ...settings, DASHBOARD_DIR: dashboardDir })
      const nginx = await startNginx({ port, tlsPort, name: 'alura.localhost' })
      await use({ stack, url, nginx })
      await nginx.stop()
      await stack.stop()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ served }, use) => use(served.url),
  ignoreHTTPSErrors: true,
})

proxied(
  'person signs in under the public name, and live data comes through',
  async ({ page, wallet, served }) => {
    await signInWithWallet(page)
    const { host, origin } = new URL(served.url)
    expect(wallet.messages[0]).toMatch(new RegExp(`^${host} wants you to sign in`))
    expect(wallet.messages[0]).toContain(`\nURI: ${origin}\n`)
    await expect(page.getByText('Live', { exact: true })).toBeVisible()
  },
)

proxied(
  'page says its public address to those who share it, and browsers to come back by TLS alone',
  async ({ page, served }) => {
    // Requested by the page, because only browsers resolve names under .localhost.
    const answer = await page.goto('/')
    expect(answer?.headers()['strict-transport-security']).toMatch(/max-age=\d{7,}/)
    const html = (await answer?.text()) ?? ''
    const ogUrl = /<meta property="og:url" content="([^"]+)"/.exec(html)?.[1]
    expect(ogUrl).toBe(`${served.url}/`)
  },
)

proxied('people behind the proxy have limits of their own', async ({ request, served }) => {
  const left = async (address: string): Promise<number> => {
    const headers = { 'x-forwarded-for': address }
    const answer = await request.get(
      `${served.stack.url}/api/indicators/candles/aggregated/symbols`,
      { headers },
    )
    return Number(answer.headers()['ratelimit-remaining'])
  }
  const first = await left('203.0.113.1')
  expect(await left('203.0.113.1')).toBe(first - 1)
  expect(await left('203.0.113.2')).toBe(first)
})

// Without a page: on its own, Chromium gives up on a host that has closed several of its idle connections at once.
proxied(
  'new configuration of the proxy cuts no live data, and no request fails',
  async ({ request, served }) => {
    const { host, port } = new URL(served.url)
    const socket = new WebSocket(`wss://127.0.0.1:${port}/ws`, {
      headers: { host, origin: served.url },
      rejectUnauthorized: false,
    })
    let closed = 0
    socket.on('close', () => closed++)
    await once(socket, 'open')
    socket.send(JSON.stringify({ method: 'SUBSCRIBE', params: ['ticker.BTC'], id: 1 }))
    await once(socket, 'message')
    const asked = () => request.get(`https://127.0.0.1:${port}/health`, { headers: { host } })
    for (let time = 0; time < 3; time++) {
      expect((await asked()).status()).toBe(200)
      await served.nginx.reload()
      expect((await asked()).status()).toBe(200)
      // An answer, and then a price, come over the connection from before.
      socket.send(JSON.stringify({ method: 'PING', id: `ping ${time}` }))
      for (let heard = ''; !heard.includes(`ping ${time}`);) heard = await nextOf(socket)
      for (let heard = ''; !heard.includes('ticker.BTC');) heard = await nextOf(socket)
    }
    expect(closed).toBe(0)
    socket.terminate()
  },
)

async function nextOf(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer]
  return data.toString()
}
