import { t } from '@lingui/core/macro'
import { createConnector, type CreateConnectorFn } from 'wagmi'
import { loadCode } from '../../lib/load-code.ts'
import { browserStorage } from '../../lib/kept/stored.ts'
import { isDemoConnected, readOrMakeDemoKey, setDemoConnected } from './demo-key.ts'
import type { DemoChain, DemoProvider } from './demo-provider.ts'

export const demoConnectorId = 'alura.demo'

/** A wallet made in this browser, for localnet. It asks for nothing: the dashboard itself shows what it signs. */
export function demoConnector(chain: DemoChain): CreateConnectorFn<DemoProvider> {
  let provider: Promise<DemoProvider> | undefined

  async function load(): Promise<DemoProvider> {
    const { createDemoProvider } = await loadCode(() => import('./demo-provider.ts'))
    return createDemoProvider(readOrMakeDemoKey(browserStorage), chain)
  }

  return createConnector<DemoProvider>((config) => ({
    id: demoConnectorId,
    name: t`Demo wallet`,
    type: 'demo',
    // wagmi asks every connector for its provider at the start; nothing is made or loaded before it is needed.
    async getProvider() {
      if (provider === undefined && !isDemoConnected(browserStorage)) return absent()
      return (provider ??= load())
    },
    async connect() {
      const { address } = await (provider ??= load())
      setDemoConnected(browserStorage, true)
      return { accounts: accountsAs([address]), chainId: chain.id }
    },
    async disconnect() {
      setDemoConnected(browserStorage, false)
      provider = undefined
    },
    async getAccounts() {
      return [(await this.getProvider()).address]
    },
    getChainId: async () => chain.id,
    isAuthorized: async () => isDemoConnected(browserStorage),
    onAccountsChanged() {},
    onChainChanged() {},
    onDisconnect() {
      setDemoConnected(browserStorage, false)
      config.emitter.emit('disconnect')
    },
  }))
}

/** wagmi treats a missing provider as a wallet that is not installed, though its type does not allow it. */
function absent(): never {
  return undefined as never
}

/** wagmi's type requires both shapes of an answer at once; without capabilities it is the plain list. */
function accountsAs(accounts: readonly `0x${string}`[]): never {
  return accounts as never
}
