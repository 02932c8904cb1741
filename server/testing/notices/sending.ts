// A process that trades and tells of it, to be killed at any moment: positions open and close, messages go out.
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createChannels } from '../../notices/channels/channels.ts'
import { createPostOffice } from '../../notices/post-office.ts'
import { readConfig } from '../../settings/config.ts'
import { openEmbedded } from '../../storage/kernel/database.ts'
import { type Store, createStore } from '../../storage/store.ts'
import type { Context } from '../../context.ts'
import { createBus } from '../../live/bus.ts'
import { openAndClose, placePosition } from './told-positions.ts'

/** Only what telling needs. */
export function tellingContext(store: Store, secret: string): Context {
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const config = readConfig({ ALURA_SECRET: secret, DATA_DIR: '/nowhere' })
  const clock = Date.now
  return {
    store,
    log,
    config,
    clock,
    newId: () => crypto.randomUUID(),
    bus: createBus(log),
    channels: createChannels(config, clock),
    exchange: { streamAgeMs: () => 0 },
  } as unknown as Context
}

async function main(folder: string, secret: string, userId: string): Promise<void> {
  const store = createStore(await openEmbedded(folder))
  createPostOffice(tellingContext(store, secret)).start()
  for (;;) {
    const position = { userId, id: crypto.randomUUID(), at: Date.now() }
    await store.transaction((inside) => placePosition(inside, position))
    process.send?.('trading')
    await store.transaction((inside) => openAndClose(inside, position))
    // A pace at which a slow machine has time to send.
    await wait(50)
  }
}

const [, script, folder = '', secret = '', userId = ''] = process.argv
if (script === fileURLToPath(import.meta.url)) await main(folder, secret, userId)
