// The dashboard's client: the contract's, at the address set in the build.
import { createCall, type Call } from '../../contract/client.ts'
import { carry } from './carrier.ts'
import { withFallbacks } from './fallbacks.ts'
import type { WorldSettings } from './plain-world.ts'

export type { Call, Viewer } from '../../contract/client.ts'

/** The build's settings; empty outside of a build. */
const env: Partial<ImportMetaEnv> = import.meta.env ?? {}

/** Empty: the dashboard's own origin. */
export const apiUrl: string = (env.VITE_API_URL ?? '').replace(/\/$/, '')

const settings: WorldSettings = {
  VITE_NETWORK: env.VITE_NETWORK,
  VITE_EXCHANGE_URL: env.VITE_EXCHANGE_URL,
  VITE_RPC_URL: env.VITE_RPC_URL,
}

/** Another server may offer only the documented API. */
export const call: Call =
  apiUrl === '' ? createCall('', carry) : withFallbacks(createCall(apiUrl, carry), settings)
