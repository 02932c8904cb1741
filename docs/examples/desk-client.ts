// Pairs by a code, reads the limits, has a trade checked, and places it. Plain Node, no packages:
//
//   ALURA_URL=http://127.0.0.1:3000 node docs/examples/desk-client.ts 123456
//
// The code stands in the dashboard under Settings, “Pair a program”. Tokens are kept in TOKEN_FILE: with them it needs no
// code the next time. Whoever has that file may trade for you, but never move money. The account has approved agent and
// builder fee before: in the dashboard, or as desk-approvals.ts does.
import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'

const base = `${process.env['ALURA_URL'] ?? 'http://127.0.0.1:3000'}/api/v1/`
const file = process.env['TOKEN_FILE'] ?? 'desk-tokens.json'
const code = process.argv[2]
let tokens = code ? await enter('pair', { code }) : JSON.parse(await readFile(file, 'utf8'))

const limits = await ask('GET', 'risk-config')
process.stdout.write(
  `At most ${limits.account_risk_percent} % of the balance is at risk in one trade\n`,
)
const { candles } = await ask('GET', '/api/indicators/candles/BTC/1m?limit=1')
const price = Number(candles[0].c)
const trade = {
  symbol: 'BTC_USDT',
  side: 'buy',
  order_type: 'market',
  stop_loss_price: (price * 0.98).toFixed(0),
  take_profit: [{ price: (price * 1.05).toFixed(0), order_type: 'limit' }],
}
const checked = await ask('POST', 'trades/check', trade)
process.stdout.write(`It would buy ${checked.quantity}, limited by ${checked.size.limited_by}\n`)
// Sent again with the same key it places no second trade, also when the answer was lost.
const placed = await ask('POST', 'trades', { ...trade, idempotency_key: randomUUID() })
process.stdout.write(`Placed: trade ${placed.trade_group_id} is ${placed.status}\n`)

/** New tokens, by a code or a refresh token. Each works once: what comes is written down before it is needed. */
async function enter(how: string, body: object) {
  const answer = await read(await send('POST', `auth/extension-${how}`, body))
  await writeFile(file, JSON.stringify(answer.tokens), { mode: 0o600 })
  return answer.tokens
}

async function ask(method: string, path: string, body?: object) {
  const first = await send(method, path, body, tokens.access_token)
  if (first.status !== 401) return read(first)
  tokens = await enter('refresh', { refresh_token: tokens.refresh_token })
  return read(await send(method, path, body, tokens.access_token))
}

function send(method: string, path: string, body?: object, token?: string): Promise<Response> {
  const headers = new Headers({ 'user-agent': 'desk-client-example' })
  if (token) headers.set('authorization', `Bearer ${token}`)
  if (body) headers.set('content-type', 'application/json')
  return fetch(new URL(path, base), { method, headers, body: body ? JSON.stringify(body) : null })
}

async function read(response: Response) {
  const answer = await response.json()
  if (!response.ok) throw new Error(`${response.url}: ${answer.code}: ${answer.message}`)
  return answer
}
