import type { Viewer } from '../../../../api/client.ts'

/**
 * Somebody without a wallet, for pages that need none. The address stands for none: it keeps their cached data apart, and
 * is shown nowhere.
 */
export function unlinkedViewer(token: string): Viewer {
  return { address: '0x0000000000000000000000000000000000000000', token }
}
