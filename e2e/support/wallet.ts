// A browser wallet without an extension: an EIP-6963 provider in the page whose requests are answered here, by a
// viem account with a key of its own. Signatures are real; "reject the next request" replaces the person's click.
import type { Page } from '@playwright/test'
import { createWalletClient, http, type Hex } from 'viem'
import { generatePrivateKey, privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import { announceProvider, type Answer, type Failure, type Request } from './injected-provider.ts'
import { forms, type SignatureForm } from './signature-forms.ts'

export class TestWallet {
  readonly account: PrivateKeyAccount = privateKeyToAccount(generatePrivateKey())
  /** Every request that asked the person something. */
  readonly asked: string[] = []
  /** The parameters of the latest request of each kind. */
  readonly wanted = new Map<string, readonly unknown[]>()
  readonly #page: Page
  /** The texts that the person was shown to sign. */
  readonly messages: string[] = []
  readonly #failures = new Map<string, Failure>()
  readonly #silent = new Set<string>()
  readonly #unknown = new Set<string>()
  #signer: PrivateKeyAccount = this.account
  #form: SignatureForm = 'plain'
  /** The accounts that pages see: none before the person has allowed it. */
  #shown: Hex[] = []
  #isLocked = false
  #code: Hex | undefined
  #chainId = 1
  /** The chains that it knows, each with its node's URL. */
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

  /** A wallet on another machine, which no page can see. */
  static elsewhere(page: Page): TestWallet {
    return new TestWallet(page)
  }

  get address(): Hex {
    return this.account.address
  }

  /** The person presses Reject in the next pop-up. */
  rejectNextRequestOf(method: string): void {
    this.failNextRequestOf(method, { code: 4001, message: 'User rejected the request.' })
  }

  failNextRequestOf(method: string, failure: Failure): void {
    this.#failures.set(method, failure)
  }

  /** Pages get no answer to such requests, as when its window was closed or it hangs. */
  neverAnswer(method: string): void {
    this.#silent.add(method)
  }

  answerAgain(): void {
    this.#silent.clear()
  }

  /** Pretends that it does not have this method. */
  neverKnow(method: string): void {
    this.#unknown.add(method)
  }

  knowAgain(): void {
    this.#unknown.clear()
  }

  writeSignaturesAs(form: SignatureForm): void {
    this.#form = form
  }

  /** From now on it signs with another key than the one whose address it shows. */
  signAsSomebodyElse(): void {
    this.#signer = privateKeyToAccount(generatePrivateKey())
  }

  /** Makes its chain report this code at its address, as for a contract wallet. */
  haveCode(code: Hex): void {
    this.#code = code
  }

  /** Locks itself, as wallets do after a while. */
  async lock(): Promise<void> {
    this.#isLocked = true
    await this.#emit('accountsChanged', [])
  }

  /** The person unlocks it; it may come back with another account. */
  async unlock(address: Hex = this.address): Promise<void> {
    this.#isLocked = false
    this.#shown = [address]
    await this.#emit('accountsChanged', this.#shown)
  }

  /** The person switches to another network in the wallet. */
  async switchChain(chainId: number): Promise<void> {
    this.#chains.set(chainId, this.#chains.get(chainId) ?? 'http://127.0.0.1:1')
    await this.#switchTo(chainId)
  }

  /** Like some wallets: a switch is confirmed but does not happen. */
  ignoreSwitches(): void {
    this.#obeysSwitch = false
  }

  /** A USDC transfer made in the wallet itself, without a page. */
  async transfer(token: Hex, rpcUrl: string, to: Hex, micro: bigint): Promise<Hex> {
    const data = `0xa9059cbb${word(BigInt(to))}${word(micro)}` as const
    return this.#send(rpcUrl, { to: token, data })
  }

  #send(rpcUrl: string, call: { to: Hex; data: Hex }): Promise<Hex> {
    const client = createWalletClient({ account: this.account, transport: http(rpcUrl) })
    return client.sendTransaction({ ...call, chain: null })
  }

  async switchAccount(): Promise<void> {
    this.#shown = [privateKeyToAccount(generatePrivateKey()).address]
    await this.#emit('accountsChanged', this.#shown)
  }

  async #emit(event: string, data: unknown): Promise<void> {
    await this.#page.evaluate(
      ([name, value]) =>
        window.dispatchEvent(new CustomEvent('__testWalletEvent', { detail: { name, value } })),
      [event, data] as const,
    )
  }

  async #answer({ method, params = [] }: Request): Promise<Answer> {
    if (asksThePerson(method)) {
      this.asked.push(method)
      this.wanted.set(method, params)
    }
    const failure = this.#failures.get(method)
    if (failure !== undefined) {
      this.#failures.delete(method)
      return { error: failure }
    }
    if (this.#silent.has(method)) return new Promise(() => {})
    if (this.#unknown.has(method)) {
      return { error: { code: -32_601, message: `The method ${method} does not exist.` } }
    }
    switch (method) {
      case 'eth_requestAccounts':
        // The person unlocks it to answer.
        if (this.#isLocked) await this.unlock()
        this.#shown = [this.address]
        return { result: this.#shown }
      case 'eth_accounts':
        return { result: this.#isLocked ? [] : this.#shown }
      case 'eth_getCode':
        return this.#code === undefined ? unsupported(method) : { result: this.#code }
      case 'eth_chainId':
        return { result: `0x${this.#chainId.toString(16)}` }
      case 'personal_sign':
        this.messages.push(Buffer.from(String(params[0]).slice(2), 'hex').toString())
        return this.#signed(
          await this.#signer.signMessage({ message: { raw: String(params[0]) as Hex } }),
        )
      case 'eth_signTypedData_v4':
        return this.#signed(await this.#signer.signTypedData(JSON.parse(String(params[1]))))
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
        this.#shown = [this.address]
        return { result: [{ parentCapability: 'eth_accounts' }] }
      case 'wallet_revokePermissions':
        this.#shown = []
        return { result: null }
      default:
        return unsupported(method)
    }
  }

  #signed(signature: Hex): Answer {
    return { result: forms[this.#form](signature) }
  }

  async #switchTo(chainId: number): Promise<{ result: null }> {
    if (!this.#obeysSwitch) return { result: null }
    this.#chainId = chainId
    await this.#emit('chainChanged', `0x${chainId.toString(16)}`)
    return { result: null }
  }
}

function unsupported(method: string): Answer {
  return { error: { code: 4200, message: `${method} is not supported` } }
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
