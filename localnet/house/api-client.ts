// A client of the API as any program may write one: plain HTTP and a wallet that signs.
import { parseSignature } from 'viem'
import type { TypedDataDefinition } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'

export interface ApiOptions {
  apiUrl: string
  exchangeUrl: string
  wallet: PrivateKeyAccount
  signal: AbortSignal
}

/** An answer with a status other than 2xx. */
export class ApiRefusal extends Error {
  readonly status: number
  /** The API's error code; empty when there is none. */
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

interface SignIn {
  accessToken: string
  user: { role: string; account: { withdrawable: string } }
}

interface Signable extends TypedDataDefinition {
  action: object
  nonce: number
}

export type ApiClient = ReturnType<typeof createApiClient>

const patienceMs = 30_000

export function createApiClient({ apiUrl, exchangeUrl, wallet, signal }: ApiOptions) {
  let token = ''

  async function send<Answer>(url: string, body?: object): Promise<Answer> {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      headers: {
        ...(token !== '' && url.startsWith(apiUrl) && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    const answer = readJson(await response.text())
    if (!response.ok) throw refusalOf(response.status, answer)
    return answer as Answer
  }

  async function approve({ action, nonce, ...typedData }: Signable): Promise<void> {
    const { r, s, v } = parseSignature(await wallet.signTypedData(typedData))
    const body = { action, nonce, signature: { r, s, v: Number(v) } }
    const answer = await send<{ status: string; response: unknown }>(
      `${exchangeUrl}/exchange`,
      body,
    )
    if (answer.status !== 'ok') throw new ApiRefusal(200, '', String(answer.response))
  }

  return {
    isSignedIn: () => token !== '',
    signOut() {
      token = ''
    },

    /** Signs in and returns the user. */
    async signIn(): Promise<SignIn['user']> {
      const { address } = wallet
      token = ''
      const { message } = await send<{ message: string }>(`${apiUrl}/auth/evm/challenge`, {
        address,
      })
      const signature = await wallet.signMessage({ message })
      const answer = await send<SignIn>(`${apiUrl}/auth/evm/verify`, { address, signature })
      token = answer.accessToken
      return answer.user
    },

    get: <Answer>(path: string) => send<Answer>(`${apiUrl}${path}`),
    post: (path: string, body: object) => send(`${apiUrl}${path}`, body),

    /** Approves the server's agent and its builder fee. */
    async allowTrading(): Promise<void> {
      const key = await send<Record<'approveAgent' | 'approveBuilderFee', Signable>>(
        `${apiUrl}/auth/evm/trading-key`,
      )
      await approve(key.approveAgent)
      await approve(key.approveBuilderFee)
    },

    askFaucet: (usdc: string) =>
      send(`${exchangeUrl}/faucet`, { address: wallet.address, usdc, to: 'exchange' }),
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusalOf(status: number, answer: unknown): ApiRefusal {
  const { code = '', message = '' } = (answer ?? {}) as { code?: string; message?: string }
  return new ApiRefusal(status, code, `${status} ${code} ${message}`.trim())
}
