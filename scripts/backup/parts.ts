// What a backup file has inside: a gzipped tar of these.
import * as z from 'zod/mini'
import type { Env } from '../../platform/settings.ts'
import { textFrom } from '../../platform/settings.ts'
import { dataDirFrom } from '../../platform/data-folder.ts'

export const names = {
  about: 'about.json',
  /** Lines of JSON, as `dumpDatabase` writes them. */
  database: 'database.jsonl',
  secret: 'secret',
  localnet: 'localnet',
} as const

/** Files of a running process, which mean nothing later. */
export const isOfProcess = (path: string) => /\.(pid|held|holder)$/.test(path)

export const About = z.object({
  product: z.literal('alura'),
  version: z.string(),
  /** ISO 8601. */
  at: z.string(),
  network: z.string(),
})

export interface Place {
  dataDir: string
  databaseUrl: string | undefined
  network: string
}

export function placeFrom(env: Env): Place {
  return {
    dataDir: dataDirFrom(env),
    databaseUrl: textFrom(env, 'DATABASE_URL'),
    network: textFrom(env, 'NETWORK') ?? 'localnet',
  }
}
