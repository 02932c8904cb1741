// A browser wallet without an extension: an EIP-6963 provider in the page whose requests are answered here, by a viem
// account with a key of its own. Signatures are real; the "reject the next request" switch stands for the person's finger.
import type { Page } from '@playwright/test'
import { createWalletClient, http, type Hex } from 'viem'
import { generatePrivateKey, privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'

interface Request {
  method: string
  params?: unknown[]
}

export class TestWallet {
  readonly account: PrivateKeyAccount = privateKeyToAccount(generatePrivateKey())
  /** Every request that asked the person something. */
  readonly asked: string[] = []
  /** What the latest request of each kind wanted signed or sent. */
  readonly wanted = new Map<string, readonly unknown[]>()
  readonly #page: Page
  #rejects: string | null = null
  #chainId = 1
  /** Chains it knows, each with the node that it was told to use. */
  readonly #chains = new Map<number, string>([[1, 'http://127.0.0.1:1']])
  #obeysSwitch = true

  private constructor(page: Page) {
    this.#page = page
  }

  static async install(page: Page, name = 'MetaMask'): Promise<TestWallet> {
    const wallet = new TestWallet(page)
    await page.exposeFunction('__testWalletRequest', (request: Request) => wallet.#answer(request))
    await page.addInitScript(announceProvider, { name })
    return wallet
  }

  /** Somebody else's, on another machine: no page has it. */
  static elsewhere(page: Page): TestWallet {
    return new TestWallet(page)
  }

  get address(): Hex {
    return this.account.address
  }

  /** The person presses Reject in the next pop-up. */
  rejectNextRequestOf(method: string): void {
    this.#rejects = method
  }

  /** The person wanders off to another network in the wallet. */
  async switchChain(chainId: number): Promise<void> {
    this.#chains.set(chainId, this.#chains.get(chainId) ?? 'http://127.0.0.1:1')
    await this.#switchTo(chainId)
  }

  /** As some wallets do: the switch is confirmed and does not happen. */
  ignoreSwitches(): void {
    this.#obeysSwitch = false
  }

  /** A USDC transfer made with the wallet alone, without any page. */
  async transfer(token: Hex, rpcUrl: string, to: Hex, micro: bigint): Promise<Hex> {
    const data = `0xa9059cbb${word(BigInt(to))}${word(micro)}` as const
    return this.#send(rpcUrl, { to: token, data })
  }

  #send(rpcUrl: string, call: { to: Hex; data: Hex }): Promise<Hex> {
    const client = createWalletClient({ account: this.account, transport: http(rpcUrl) })
    return client.sendTransaction({ ...call, chain: null })
  }

  async switchAccount(): Promise<void> {
    await this.#emit('accountsChanged', [privateKeyToAccount(generatePrivateKey()).address])
  }

  async #emit(event: string, data: unknown): Promise<void> {
    await this.#page.evaluate(
      ([name, value]) =>
        window.dispatchEvent(new CustomEvent('__testWalletEvent', { detail: { name, value } })),
      [event, data] as const,
    )
  }

  async #answer({
    method,
    params = [],
  }: Request): Promise<{ result?: unknown; error?: { code: number; message: string } }> {
    if (asksThePerson(method)) {
      this.asked.push(method)
      this.wanted.set(method, params)
      if (this.#rejects === method) {
        this.#rejects = null
        return { error: { code: 4001, message: 'User rejected the request.' } }
      }
    }
    switch (method) {
      case 'eth_requestAccounts':
      case 'eth_accounts':
        return { result: [this.account.address] }
      case 'eth_chainId':
        return { result: `0x${this.#chainId.toString(16)}` }
      case 'personal_sign':
        return {
          result: await this.account.signMessage({ message: { raw: String(params[0]) as Hex } }),
        }
      case 'eth_signTypedData_v4':
        return { result: await this.account.signTypedData(JSON.parse(String(params[1]))) }
      case 'eth_sendTransaction': {
        const { from, to, data } = params[0] as { from: Hex; to: Hex; data: Hex }
        if (from.toLowerCase() !== this.address.toLowerCase()) {
          return { error: { code: 4100, message: 'Another account.' } }
        }
        return { result: await this.#send(this.#chains.get(this.#chainId) ?? '', { to, data }) }
      }
      case 'wallet_addEthereumChain':
        this.#chains.set(chainIdOf(params[0]), rpcUrlOf(params[0]))
        return this.#switchTo(chainIdOf(params[0]))
      case 'wallet_switchEthereumChain':
        return this.#chains.has(chainIdOf(params[0]))
          ? this.#switchTo(chainIdOf(params[0]))
          : { error: { code: 4902, message: 'Unrecognized chain ID.' } }
      case 'wallet_requestPermissions':
        return { result: [{ parentCapability: 'eth_accounts' }] }
      case 'wallet_revokePermissions':
        return { result: null }
      default:
        return { error: { code: 4200, message: `${method} is not supported` } }
    }
  }

  async #switchTo(chainId: number): Promise<{ result: null }> {
    if (!this.#obeysSwitch) return { result: null }
    this.#chainId = chainId
    await this.#emit('chainChanged', `0x${chainId.toString(16)}`)
    return { result: null }
  }
}

function asksThePerson(method: string): boolean {
  return /^(eth_requestAccounts|personal_sign|eth_signTypedData_v4|eth_sendTransaction|wallet_addEthereumChain|wallet_switchEthereumChain)$/.test(
    method,
  )
}

function chainIdOf(params: unknown): number {
  return Number((params as { chainId: string }).chainId)
}

function rpcUrlOf(params: unknown): string {
  return (params as { rpcUrls: string[] }).rpcUrls[0] ?? ''
}

function word(value: bigint): string {
  return value.toString(16).padStart(64, '0')
}

/** Runs in the page. */
function announceProvider({ name }: { name: string }): void {
  type Listener = (value: unknown) => void
  const listeners = new Map<string, Set<Listener>>()
  const ask = Reflect.get(window, '__testWalletRequest') as (
    request: unknown,
  ) => Promise<{ result?: unknown; error?: { code: number; message: string } }>
  const provider = {
    async request(request: unknown) {
      const { result, error } = await ask(request)
      if (error) throw Object.assign(new Error(error.message), { code: error.code })
      return result
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener))
      return provider
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener)
      return provider
    },
  }
  window.addEventListener('__testWalletEvent', (event) => {
    const { name: happened, value } = (event as CustomEvent<{ name: string; value: unknown }>)
      .detail
    for (const listener of listeners.get(happened) ?? []) listener(value)
  })
  const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"/>'
  const info = { uuid: '350670db-19fa-4704-a166-e52e178b59d2', name, icon, rdns: 'io.metamask' }
  const announce = () =>
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }),
    )
  window.addEventListener('eip6963:requestProvider', announce)
  announce()
}
