// Lets an account trade by the desk's API alone: signs in with its key, and approves the agent and the builder fee.
//
//   npm install viem
//   PRIVATE_KEY=0x… ALURA_URL=http://127.0.0.1:3000 node docs/examples/desk-approvals.ts
//
// The account needs a balance on the exchange. What is signed allows to trade, never to withdraw.
import type { Hex, TypedDataDefinition } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

interface Approval {
  account_id: string
  nonce: number
  typed_data: TypedDataDefinition
  /** Of the fee. */
  approved?: boolean
}

const url = process.env['ALURA_URL'] ?? 'http://127.0.0.1:3000'
const account = privateKeyToAccount(process.env['PRIVATE_KEY'] as Hex)
const { address } = account
const { message: challenge } = await send<{ message: string }>('/auth/evm/challenge', { address })
const { accessToken } = await send<{ accessToken: string }>('/auth/evm/verify', {
  address,
  signature: await account.signMessage({ message: challenge }),
})

await approve('agent-wallet')
await approve('builder-fee')

/** `init` says what to sign; `approve` takes the signature, and the server tells the exchange. */
async function approve(what: 'agent-wallet' | 'builder-fee'): Promise<void> {
  const path = `/api/v1/exchanges/${what}`
  const init = await send<Approval>(`${path}/init`, { wallet_address: address }, accessToken)
  if (init.approved === true) return
  const { account_id, nonce, typed_data } = init
  const signature = await account.signTypedData(typed_data)
  const body = { account_id, signature, nonce }
  const { message } = await send<{ message: string }>(`${path}/approve`, body, accessToken)
  process.stdout.write(`${message}\n`)
}

async function send<Answer>(path: string, body: object, token?: string): Promise<Answer> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  })
  const answer = await response.json()
  if (response.ok) return answer
  throw new Error(`${path}: ${answer.code}: ${answer.message}`)
}
