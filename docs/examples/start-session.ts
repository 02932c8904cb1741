// Signs in with a key, lets the agent trade for it, and starts a session. Against `npm start`:
//
//   npm run client && npm install ./dist-client viem
//   ALURA_URL=http://127.0.0.1:3000 node docs/examples/start-session.ts
//
// PRIVATE_KEY is the account's; without one a new account is made, and on localnet given test money.
import { createCall, type Viewer } from 'alura-client'
import {
  createChallenge,
  createQuickSession,
  getConfig,
  getTradingKey,
  verifyChallenge,
} from 'alura-client/endpoints'
import type { TypedData } from 'alura-client/typed-data'
import { type Hex, parseSignature } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'

const call = createCall(process.env['ALURA_URL'] ?? 'http://127.0.0.1:3000')
const account = privateKeyToAccount((process.env['PRIVATE_KEY'] as Hex) ?? generatePrivateKey())
const config = await call(null, getConfig, {})

if (config.localnet !== null) {
  await post(`${config.localnet.url}/faucet`, { address: account.address, to: 'exchange' })
}
const viewer = await signIn()
await enableTrading(viewer)

const session = await call(
  viewer,
  createQuickSession,
  // 100 USDC; ends at +40 % or −5 % of it.
  { body: { budget: 100, profitTarget: 40, lossThreshold: 5, maxPositions: 3, assetIndex: 0 } },
  // Sent again with the same key, it starts no second session.
  { idempotencyKey: crypto.randomUUID() },
)
process.stdout.write(
  `Session ${session.id} trades ${session.symbol} with ${session.plan.leverage}x\n`,
)

/** A challenge of the server, signed, for a token of 24 hours. */
async function signIn(): Promise<Viewer> {
  const { address } = account
  const { message } = await call(null, createChallenge, { body: { address } })
  const signature = await account.signMessage({ message })
  const { accessToken } = await call(null, verifyChallenge, { body: { address, signature } })
  return { address, token: accessToken }
}

/** The server's agent may trade for the account, never withdraw. The exchange hears it from the account itself. */
async function enableTrading(viewer: Viewer): Promise<void> {
  const { approved, builder, approveAgent, approveBuilderFee } = await call(
    viewer,
    getTradingKey,
    {},
  )
  if (!approved) await postSigned(approveAgent)
  if (!builder.approved) await postSigned(approveBuilderFee)
}

async function postSigned({ action, nonce, domain, types, primaryType, message }: TypedData) {
  const signed = await account.signTypedData({
    domain: { ...domain, verifyingContract: domain.verifyingContract as Hex },
    types,
    primaryType,
    message,
  })
  const { r, s, v } = parseSignature(signed)
  const body = { action, nonce, signature: { r, s, v: Number(v) } }
  const answer = await post(`${config.exchange.url}/exchange`, body)
  if (!answer.includes('"ok"')) throw new Error(`The exchange refused: ${answer}`)
}

async function post(url: string, body: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.text()
}
