// A client of the documented API with a key of its own, as anybody could write it: only fetch and viem.
import { parseSignature, type TypedDataDefinition } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'

interface SignableAction extends TypedDataDefinition {
  action: object
  nonce: number
}

export class ApiClient {
  readonly account = privateKeyToAccount(generatePrivateKey())
  readonly #url: string
  #token = ''

  constructor(url: string) {
    this.#url = url
  }

  async request<T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(this.#token === '' ? {} : { authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  }

  async signIn(): Promise<void> {
    const { address } = this.account
    const { message } = await this.request<{ message: string }>('POST', '/auth/evm/challenge', {
      address,
    })
    const signature = await this.account.signMessage({ message })
    const { accessToken } = await this.request<{ accessToken: string }>(
      'POST',
      '/auth/evm/verify',
      {
        address,
        signature,
      },
    )
    this.#token = accessToken
  }

  /** Signs the two approvals and posts them to the exchange. */
  async enableTrading(exchangeUrl: string): Promise<void> {
    const key = await this.request<Record<'approveAgent' | 'approveBuilderFee', SignableAction>>(
      'GET',
      '/auth/evm/trading-key',
    )
    for (const { action, nonce, ...typedData } of [key.approveAgent, key.approveBuilderFee]) {
      const { r, s, v } = parseSignature(await this.account.signTypedData(typedData))
      const response = await fetch(`${exchangeUrl}/exchange`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action, nonce, signature: { r, s, v: Number(v) } }),
      })
      const answer = (await response.json()) as { status: string; response: unknown }
      if (answer.status !== 'ok') throw new Error(String(answer.response))
    }
  }
}
