// What a person does directly at the exchange with the wallet, without Alura.
import { ExchangeClient, HttpTransport, InfoClient } from '@nktkas/hyperliquid'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import type { ExchangeControls } from './exchange.ts'
import type { TestWallet } from './wallet.ts'

export class Venue {
  readonly #client: ExchangeClient
  readonly #info: InfoClient

  constructor({ url }: ExchangeControls, { account }: TestWallet) {
    const transport = new HttpTransport({ apiUrl: url, isTestnet: true })
    this.#client = new ExchangeClient({ transport, wallet: account })
    this.#info = new InfoClient({ transport })
  }

  /** Like a second installation of Alura: the exchange drops the first one's agent of that name. */
  approveAnotherAgent(): Promise<unknown> {
    const agentAddress = privateKeyToAddress(generatePrivateKey())
    return this.#client.approveAgent({ agentAddress, agentName: 'alura' })
  }

  /** For a shorter time than usual. */
  approveAgentUntil(agentAddress: `0x${string}`, validUntil: number): Promise<unknown> {
    return this.#client.approveAgent({
      agentAddress,
      agentName: `alura valid_until ${validUntil}`,
    })
  }

  /** A market order. */
  async sell(symbol: string, size: string): Promise<void> {
    const { universe } = await this.#info.meta()
    const mids = await this.#info.allMids()
    const asset = universe.findIndex(({ name }) => name === symbol)
    const price = Number(mids[symbol]) * 0.97
    const order = {
      a: asset,
      b: false,
      p: price.toPrecision(4),
      s: size,
      r: false,
      t: { limit: { tif: 'Ioc' as const } },
    }
    await this.#client.order({ orders: [order], grouping: 'na' })
  }
}
