// The lab's health endpoint as documented.
import * as z from 'zod/mini'
import { defineEndpoint } from '../endpoint.ts'

const LabHealth = z.object({ status: z.enum(['healthy', 'unhealthy']) })

export const getLabHealth = defineEndpoint({
  method: 'GET',
  auth: 'public',
  wireCase: 'snake_case',
  errors: [],
  id: 'health.lab',
  path: '/api/health',
  unstored: true,
  summary: 'Whether it can serve: 200, or 503',
  output: LabHealth,
  otherwise: {
    status: 503,
    description: 'Not now: `GET /api/v1/health/ready` says why',
    when: (answer) => LabHealth.safeParse(answer).data?.status === 'unhealthy',
  },
})
