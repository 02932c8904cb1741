// The shortest way through the product in Debian's two other browser engines.
import { test } from '@playwright/test'
import { firefox, startFirefox } from '../engines/firefox.ts'
import { tradeOnce } from '../engines/smoke.ts'
import { startWebKit, webkitMisses } from '../engines/webkit.ts'

test.setTimeout(240_000)

test('person trades once in Firefox', async ({ baseURL }) => {
  test.skip(firefox === undefined, 'Firefox is not here (Debian: apt-get install firefox-esr)')
  const engine = await startFirefox(firefox ?? '')
  try {
    await tradeOnce(engine, baseURL ?? '')
  } finally {
    await engine.close()
  }
})

test('person trades once in WebKit', async ({ baseURL }) => {
  test.skip(webkitMisses !== undefined, `not here: ${webkitMisses}`)
  const engine = await startWebKit()
  try {
    await tradeOnce(engine, baseURL ?? '')
  } finally {
    await engine.close()
  }
})
