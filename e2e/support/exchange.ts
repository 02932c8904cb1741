// The simulated exchange's controls, as a person could use them with curl.
import type { Config } from '../../contract/ops/config.ts'

export interface Truth {
  orders: { coin: string; cloid?: string | null; status: string }[]
  fills: {
    coin: string
    px: string
    sz: string
    fee: string
    builderFee?: string
    closedPnl: string
    dir: string
  }[]
  account: {
    assetPositions: { position: { coin: string; szi: string } }[]
    marginSummary: { accountValue: string }
  }
}

export class ExchangeControls {
  readonly #url: string

  get url(): string {
    return this.#url
  }

  constructor(config: Config) {
    if (config.localnet === null) throw new Error('stories need localnet')
    this.#url = config.localnet.url
  }

  /** Test USDC on the exchange. */
  faucet(address: string, usdc = '10000'): Promise<unknown> {
    return this.#post('/faucet', { address, usdc, to: 'exchange' })
  }

  /** Test ETH, and test USDC in the wallet on the chain. */
  chainFaucet(address: string, usdc = '10000'): Promise<unknown> {
    return this.#post('/faucet', { address, usdc, to: 'chain' })
  }

  /** Gives the account another mode, holdings, ledger rows and a past. */
  account(address: string, given: object): Promise<unknown> {
    return this.#post('/account', { address, ...given })
  }

  /** How often the exchange's limits have refused an order or a cancel. */
  async refusedOrders(): Promise<number> {
    const report = (await (await fetch(`${this.#url}/weight`)).json()) as {
      minutes: { byType: Record<string, { refused: number }> }[]
    }
    const types = report.minutes.flatMap(({ byType }) => Object.entries(byType))
    const acting = types.filter(([type]) =>
      /^exchange\.(order|cancel|modify|batchModify)/.test(type),
    )
    return acting.reduce((sum, [, { refused }]) => sum + refused, 0)
  }

  /** Moves a market by a signed percentage from now on. */
  shock(coin: string, percent: number): Promise<unknown> {
    return this.#post('/shock', { coin, percent })
  }

  /** Sets one fault for the next `times` times; for one account, or for all. */
  fail(fault: string, times: number, user?: string, more: object = {}): Promise<unknown> {
    const whose = user && { user: user.toLowerCase() }
    return this.#post('/fail', { fault, times, ...whose, ...more })
  }

  /** Deleverages the account's whole position in a market. */
  deleverage(user: string, coin: string): Promise<unknown> {
    return this.#post('/deleverage', { user: user.toLowerCase(), coin })
  }

  /** Permanent, and for all accounts. */
  delist(coin: string): Promise<unknown> {
    return this.#post('/delist', { coin })
  }

  async truth(address: string): Promise<Truth> {
    const response = await fetch(`${this.#url}/truth?user=${address.toLowerCase()}`)
    return (await response.json()) as Truth
  }

  async #post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}
