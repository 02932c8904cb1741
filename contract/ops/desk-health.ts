// The desk's health endpoints as documented: alive, ready, and the adapter to exchanges that use API keys.
import * as z from 'zod/mini'
import { roles } from './health.ts'
import { defineEndpoint } from '../endpoint.ts'

const open = { method: 'GET', auth: 'public', wireCase: 'snake_case', errors: [] } as const

/** `disabled`: there is none, and nothing depends on it. */
const SidecarStatus = z.enum(['ok', 'disabled', 'down'])

export const getDeskHealth = defineEndpoint({
  ...open,
  id: 'health.desk',
  path: '/api/v1/health',
  summary: 'Whether the server lives: always 200',
  output: z.object({ status: z.literal('ok') }),
})

export const Readiness = z.object({
  status: z.enum(['ready', 'not_ready']),
  /** What this process does. */
  roles: z.array(z.enum(roles)),
  checks: z.object({
    database: z.enum(['ok', 'down']),
    exchange: z.enum(['ok', 'down']),
    sidecar: SidecarStatus,
  }),
})
export type Readiness = z.infer<typeof Readiness>

export const getReadiness = defineEndpoint({
  ...open,
  id: 'health.ready',
  path: '/api/v1/health/ready',
  unstored: true,
  summary: 'Whether it can serve: 200, or 503 with what keeps it from that',
  output: Readiness,
  otherwise: { status: 503, description: 'Not now: `checks` says why', when: isNotReady },
})

function isNotReady(answer: unknown): boolean {
  return Readiness.safeParse(answer).data?.status === 'not_ready'
}

export const getSidecarHealth = defineEndpoint({
  ...open,
  id: 'health.sidecar',
  path: '/api/v1/health/sidecar',
  unstored: true,
  summary: 'The adapter to venues that are reached by key',
  output: z.object({ status: SidecarStatus, venues: z.array(z.string()) }),
})
