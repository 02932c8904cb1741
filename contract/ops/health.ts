import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'
import { UnixMs } from '../primitives.ts'

const HealthCheck = z.object({
  status: z.enum(['ok', 'down']),
  message: z.optional(z.string()),
})

/** Something that the operator should know, besides which parts are up or down. */
export const HealthFinding = z.object({
  /** Such as `treasury_usdc`. */
  name: z.string(),
  /** `warn`: should be looked at soon. `bad`: something does not work until somebody repairs it. */
  level: z.enum(['ok', 'warn', 'bad']),
  message: z.string(),
  /** The number that the message is about, in the unit in the finding's name. */
  value: z.optional(z.number()),
  /** When it got this level. */
  since: UnixMs,
  /** When it was last checked. */
  at: UnixMs,
})
export type HealthFinding = z.infer<typeof HealthFinding>

/** What a process does: answers people; looks after trading and money; runs programs and backtests. */
export const roles = ['api', 'runner', 'lab'] as const
export type Role = (typeof roles)[number]

export const Health = z.object({
  /** Of the process that answers. */
  roles: z.array(z.enum(roles)),
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  uptimeMs: z.int(),
  checks: z.object({
    storage: HealthCheck,
    exchange: HealthCheck,
    chain: HealthCheck,
    runner: HealthCheck,
  }),
  findings: z.array(HealthFinding),
})
export type Health = z.infer<typeof Health>

export const getHealth = defineEndpoint({
  id: 'health.get',
  method: 'GET',
  path: '/health',
  auth: 'public',
  summary: 'Whether the server can serve, and which of its parts are well',
  output: Health,
  errors: [],
})

export const getKafkaHealth = defineEndpoint({
  id: 'health.kafka',
  method: 'GET',
  path: '/health/kafka',
  auth: 'public',
  summary: 'Whether events also travel over Kafka',
  output: z.object({
    status: z.enum(['disabled', 'ok', 'down']),
    /** Why it is not `ok`. */
    message: z.optional(z.string()),
    brokers: z.optional(z.array(z.string())),
    lag: z.optional(z.int()),
  }),
  errors: [],
})
