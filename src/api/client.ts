// The dashboard's own client: the contract's, at the address that the build was given.
import { createCall, type Call } from '../../contract/client.ts'
import { carry } from './carrier.ts'
import { withFallbacks } from './fallbacks.ts'
import type { WorldSettings } from './plain-world.ts'

export type { Call, Viewer } from '../../contract/client.ts'

/** What the build was told; nothing outside of one. */
const env: Partial<ImportMetaEnv> = import.meta.env ?? {}

/** Empty: the same origin as the dashboard. */
export const apiUrl: string = (env.VITE_API_URL ?? '').replace(/\/$/, '')

const settings: WorldSettings = {
  VITE_NETWORK: env.VITE_NETWORK,
  VITE_EXCHANGE_URL: env.VITE_EXCHANGE_URL,
  VITE_RPC_URL: env.VITE_RPC_URL,
}

/** A server elsewhere may offer the documented API and no more. */
export const call: Call =
  apiUrl === '' ? createCall('', carry) : withFallbacks(createCall(apiUrl, carry), settings)
