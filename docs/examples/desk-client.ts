// A program beside the dashboard: it pairs by a code, reads the limits, has a trade checked, and places it. Plain Node, no
// packages:
//
//   ALURA_URL=http://127.0.0.1:3000 node docs/examples/desk-client.ts 123456
//
// The code stands in the dashboard under Settings, “Pair a program”. Tokens are kept in TOKEN_FILE (desk-tokens.json): with
// them it needs no code the next time. Whoever has that file may trade for you, but never move money. An account that has
// approved neither agent nor builder fee is refused by name: approve them in the dashboard, or as desk-approvals.ts does.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'

const base = `${process.env['ALURA_URL'] ?? 'http://127.0.0.1:3000'}/api/v1/`
const tokenFile = process.env['TOKEN_FILE'] ?? 'desk-tokens.json'
interface Tokens {
  access_token: string
  refresh_token: string
}

let tokens = await enter(process.argv[2])
const limits = await ask('GET', 'risk-config')
say(`At most ${limits.account_risk_percent} % of the balance is at risk in one trade`)

const { candles } = await send('GET', '/api/indicators/candles/BTC/1m?limit=1')
const price = Number(candles[0].c)
const trade = {
  symbol: 'BTC_USDT',
  side: 'buy',
  order_type: 'market',
  stop_loss_price: (price * 0.98).toFixed(0),
  take_profit: [{ price: (price * 1.05).toFixed(0), order_type: 'limit' }],
}
const checked = await ask('POST', 'trades/check', trade)
say(`It would buy ${checked.quantity}, limited by ${checked.size.limited_by}`)
// Sent again with the same key it places no second trade, also when the answer was lost.
const placed = await ask('POST', 'trades', { ...trade, idempotency_key: randomUUID() })
say(`Placed: trade ${placed.trade_group_id} is ${placed.status}`)

/** With a code the first time, with what was kept from then on. */
async function enter(code: string | undefined): Promise<Tokens> {
  if (code === undefined) return JSON.parse(await readFile(tokenFile, 'utf8'))
  return keep((await send('POST', 'auth/extension-pair', { code })).tokens)
}

/** A refresh token works once: the next is written down before it is needed. */
async function keep(next: Tokens): Promise<Tokens> {
  await writeFile(tokenFile, JSON.stringify(next), { mode: 0o600 })
  return next
}

/** Signed in; after fifteen minutes the access token is refreshed, once. */
async function ask(method: string, path: string, body?: object) {
  try {
    return await send(method, path, body, tokens.access_token)
  } catch (error) {
    if (!(error instanceof Error) || error.cause !== 401) throw error
    const { refresh_token } = tokens
    tokens = await keep((await send('POST', 'auth/extension-refresh', { refresh_token })).tokens)
    return send(method, path, body, tokens.access_token)
  }
}

async function send(method: string, path: string, body?: object, token?: string) {
  const response = await fetch(new URL(path, base), {
    method,
    headers: {
      'user-agent': 'desk-client-example',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = JSON.parse(await response.text())
  if (response.ok) return answer
  throw new Error(`${method} ${path}: ${answer.code}: ${answer.message}`, {
    cause: response.status,
  })
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
