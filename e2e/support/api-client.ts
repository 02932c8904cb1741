// A client of the documented API with a key of its own, as anybody could write it: only fetch and viem.
import { parseSignature, type TypedDataDefinition } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'

interface SignableAction extends TypedDataDefinition {
  action: object
  nonce: number
}

export class ApiClient {
  readonly key = generatePrivateKey()
  readonly account = privateKeyToAccount(this.key)
  readonly #url: string
  #token = ''
  /** Epoch milliseconds. */
  #expiresAt = 0

  readonly #userAgent: string

  constructor(url: string, userAgent = 'documented-client/1.0') {
    this.#url = url
    this.#userAgent = userAgent
  }

  /** As the dashboard keeps it in the tab's storage. */
  get login(): { address: string; token: string; expiresAt: number } {
    return { address: this.account.address, token: this.#token, expiresAt: this.#expiresAt }
  }

  async request<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        'user-agent': this.#userAgent,
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
    const { accessToken, expiresIn } = await this.request<{
      accessToken: string
      expiresIn: number
    }>('POST', '/auth/evm/verify', { address, signature })
    this.#token = accessToken
    this.#expiresAt = Date.now() + expiresIn * 1_000
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
