// The dashboard's own client: the contract's, at the address that the build was given.
import { createCall, type Call } from '../../contract/client.ts'
import { withFallbacks } from './fallbacks.ts'

export { ApiError } from '../../contract/api-error.ts'
export type { Call, CallOptions, Viewer } from '../../contract/client.ts'

/** Empty: the same origin as the dashboard. */
export const apiUrl: string = (import.meta.env?.VITE_API_URL ?? '').replace(/\/$/, '')

export const call: Call = apiUrl === '' ? createCall('') : withFallbacks(createCall(apiUrl), import.meta.env)
