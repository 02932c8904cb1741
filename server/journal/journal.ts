// Wires the journals in memory with what writes them.
import type { Context } from '../context.ts'
import { createBooks } from './book/books.ts'
import type { Journal } from './port.ts'
import { type Keeper, createKeeper } from './write/keeper.ts'

type Ports = Pick<Context, 'store' | 'clock' | 'newId' | 'exchange' | 'duties' | 'log'>

export function createJournal(ports: Ports): Journal & { keeper: Keeper } {
  return { ...createBooks(ports), keeper: createKeeper(ports) }
}
