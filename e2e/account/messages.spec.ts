// Where messages go: a trader adds a server of their own, tests it, and chooses what it is told and when not.
import { once } from 'node:events'
import { type IncomingHttpHeaders, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../support/fixtures.ts'
import { becomeDemoTrader } from '../support/demo-trader.ts'
import { expectReadable } from '../support/readable.ts'

for (const [colorScheme, width] of [
  ['dark', 1440],
  ['light', 360],
] as const) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 800 } })

    test('trader has messages sent to a server of their own, and not at night', async ({
      page,
    }) => {
      const got: IncomingHttpHeaders[] = []
      const server = createServer((request, response) => {
        got.push(request.headers)
        response.writeHead(204).end()
      })
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      const { port } = server.address() as AddressInfo

      await becomeDemoTrader(page)
      await page.goto('/settings#notices')
      const section = page.getByRole('region', { name: 'Messages' })
      // What the operator has not set up is said.
      await expect(section.getByText('has not set up a mail server')).toBeVisible()
      await expect(section.getByText('has not set up a Telegram bot')).toBeVisible()
      const address = section.getByRole('textbox', { name: 'Address of your server' })
      await address.fill('https://10.0.0.1/hook')
      await section.getByRole('button', { name: 'Add' }).click()
      await expect(section.getByText('must not be an address of a private network')).toBeVisible()
      await address.fill(`http://127.0.0.1:${port}/hook`)
      await section.getByRole('button', { name: 'Add' }).click()
      await expect(section.getByText('whsec_')).toBeVisible()
      await section.getByRole('button', { name: /^Send a test to/ }).click()
      await expect(section.getByText('The server took it')).toBeVisible()
      expect(got[0]?.['webhook-signature']).toMatch(/^v1,/)

      await section.getByLabel('A position opened: Webhook').check()
      await section.getByRole('button', { name: 'Keep quiet' }).click()
      await expect(section.getByText('Between 22:30 and 07:00')).toBeVisible()
      await expectReadable(page)
      if (process.env['LOOK']) await section.screenshot({ path: `/tmp/h22-settings-${width}.png` })
      await page.reload()
      await expect(section.getByText('Between 22:30 and 07:00')).toBeVisible()
      await expect(section.getByLabel('A position opened: Webhook')).toBeChecked()

      await page.goto('/inbox')
      await expect(page.getByRole('heading', { name: 'Inbox' })).toBeVisible()
      await expectReadable(page)
      if (process.env['LOOK']) await page.screenshot({ path: `/tmp/h22-inbox-${width}.png` })
      server.close()
    })
  })
}
