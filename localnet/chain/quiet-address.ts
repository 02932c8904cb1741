// Anvil has no password, and answers every Host and every WebSocket. So it listens where no page can guess: at one of
// sixteen million loopback addresses and on a port that the system picks.
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { loopback } from '../http/door.ts'

/** 127.0.0.1 where the system has no other (macOS): then only the port is unknown, and no page may read or send JSON. */
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
