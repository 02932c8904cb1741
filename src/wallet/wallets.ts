import type { Connector } from 'wagmi'
import { demoConnectorId } from './demo/demo-connector.ts'

const metaMask = 'io.metamask'
/** Of the connector for a wallet that is there without having announced itself. */
export const unannouncedId = 'injected'

/**
 * The wallets to choose from: MetaMask first, the others by name, without duplicates; the demo wallet has a button
 * of its own.
 */
export function listWallets(connectors: readonly Connector[]): Connector[] {
  const byId = new Map<string, Connector>()
  for (const connector of connectors) {
    if (connector.id !== demoConnectorId && !byId.has(connector.id)) {
      byId.set(connector.id, connector)
    }
  }
  // The wallet that stands behind it has announced itself.
  if (byId.size > 1) byId.delete(unannouncedId)
  return [...byId.values()].toSorted(
    (left, right) =>
      Number(right.id === metaMask) - Number(left.id === metaMask) ||
      left.name.localeCompare(right.name),
  )
}
