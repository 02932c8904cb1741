import { bigint } from 'drizzle-orm/pg-core'

/** Epoch milliseconds. */
export const ms = (name: string) => bigint(name, { mode: 'number' })
