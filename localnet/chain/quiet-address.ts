// anvil has no password, and answers every Host and every WebSocket. So it listens at an address that no page can
// guess: one of sixteen million loopback addresses, and a port that the system picks.
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { loopback } from '../http/door.ts'

/**
 * 127.0.0.1 where the system has no other loopback address (macOS): then only the port is unknown, and browsers
 * still prevent pages from reading or sending JSON.
 */
export async function quietAddress(): Promise<string> {
  const parts = [randomInt(1, 255), randomInt(1, 255), randomInt(1, 255)]
  const address = `127.${parts.join('.')}`
  return (await canListen(address)) ? address : loopback
}

function canListen(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(0, address, () => probe.close(() => resolve(true)))
  })
}
