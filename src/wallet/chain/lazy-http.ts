import { t } from '@lingui/core/macro'
import type { Transport } from 'viem'
import { loadCode } from '../../lib/load-code.ts'

/** viem's HTTP transport, loaded with the first request: most pages never ask the chain anything. */
export function lazyHttp(url: string): Transport {
  return (options) => ({
    config: { key: 'lazy-http', name: t`HTTP JSON-RPC`, type: 'http', request: rejectUnbound },
    request: async (request) => {
      const { http } = await loadCode(() => import('./http-transport.ts'))
      return http(url)(options).request(request)
    },
    value: { url },
  })
}

/** viem's clients use the transport's own request function; this one only fills its config. */
async function rejectUnbound(): Promise<never> {
  throw new Error('a transport is used through its client')
}
