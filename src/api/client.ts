// The dashboard's client: the contract's, at the address set in the build.
import { createCall, type Call, type CallOptions, type Viewer } from '../../contract/client.ts'
import type { Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts'
import { loadCode } from '../lib/load-code.ts'
import { carry } from './carrier.ts'
import type { WorldSettings } from './exchange/plain-world.ts'

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

let elsewhere: Promise<Call> | undefined

/** Another server may offer only the documented API: what is needed for that is loaded for it alone. */
export const call: Call = apiUrl === '' ? createCall('', carry) : callElsewhere

async function callElsewhere<E extends Endpoint>(
  viewer: Viewer | null,
  endpoint: E,
  input: InputOf<E>,
  options?: CallOptions,
): Promise<OutputOf<E>> {
  elsewhere ??= loadCode(() => import('./fallbacks.ts')).then(
    ({ withFallbacks }) => withFallbacks(createCall(apiUrl, carry), settings),
    (error: unknown) => {
      elsewhere = undefined
      throw error
    },
  )
  const call = await elsewhere
  return call(viewer, endpoint, input, options)
}
