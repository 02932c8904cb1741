// The wallets that the documentation page can sign in with: this browser's demo wallet, and those that announce
// themselves (EIP-6963).
import type { Address, Hex } from '../../../contract/primitives.ts'
import { browserStorage } from '../../lib/kept/stored.ts'
import { checksummed } from '../../wallet/address.ts'
import { readOrMakeDemoKey } from '../../wallet/demo/demo-key.ts'
import type { DemoChain } from '../../wallet/demo/demo-provider.ts'
import { askWallet, isProvider, type Eip1193Provider } from '../../wallet/eip1193.ts'
import { signatureFrom, utf8Hex } from '../../wallet/sign.ts'

export interface DocsWallet {
  name: string
  connect(): Promise<{ address: Address; sign(message: string): Promise<Hex> }>
}

/** Only on localnet: the same wallet that the dashboard's demo makes. */
export function demoWallet(chain: DemoChain): DocsWallet {
  return walletOf('the demo wallet', async () => {
    const { createDemoProvider } = await import('../../wallet/demo/demo-provider.ts')
    return createDemoProvider(readOrMakeDemoKey(browserStorage), chain)
  })
}

/** Wallets announce themselves at once; one that does not is not installed. */
export async function announcedWallets(): Promise<DocsWallet[]> {
  const found = new Map<string, DocsWallet>()
  const hear = (event: Event): void => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined
    if (!isAnnouncement(detail)) return
    const { info, provider } = detail
    found.set(
      info.uuid,
      walletOf(info.name, async () => provider),
    )
  }
  window.addEventListener('eip6963:announceProvider', hear)
  window.dispatchEvent(new Event('eip6963:requestProvider'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  window.removeEventListener('eip6963:announceProvider', hear)
  return [...found.values()]
}

function walletOf(name: string, load: () => Promise<Eip1193Provider>): DocsWallet {
  return {
    name,
    async connect() {
      const provider = await load()
      const accounts = await askWallet(provider, 'eth_requestAccounts')
      const first: unknown = Array.isArray(accounts) ? accounts[0] : undefined
      if (typeof first !== 'string') throw new Error('The wallet named no account')
      const address = checksummed(first)
      return {
        address,
        async sign(message) {
          const params = [utf8Hex(message), address]
          return signatureFrom(await askWallet(provider, 'personal_sign', params))
        },
      }
    },
  }
}

interface Announcement {
  info: { uuid: string; name: string }
  provider: Eip1193Provider
}

function isAnnouncement(detail: unknown): detail is Announcement {
  if (typeof detail !== 'object' || detail === null) return false
  const { info, provider } = detail as { info?: unknown; provider?: unknown }
  if (typeof info !== 'object' || info === null || !isProvider(provider)) return false
  const { uuid, name } = info as { uuid?: unknown; name?: unknown }
  return typeof uuid === 'string' && typeof name === 'string'
}
