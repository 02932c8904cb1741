import { expect, test } from 'vitest'
import type { ErrorDetail } from '../../../contract/errors.ts'
import { preflightSession } from '../../../contract/sessions/session-starts.ts'
import { parseInput } from '../../http/request/parse.ts'

const wrongBodies: [string, object, ErrorDetail[]][] = [
  [
    'advance, from its amount',
    { amount: 5, executionStrategy: 'Wild', strategyDuration: '1D', assetIndex: 0 },
    [
      { path: 'amount', message: 'must be at least 10' },
      { path: 'executionStrategy', message: 'must be one of: Conservative, Aggressive, Degen' },
    ],
  ],
  [
    'advance, from its strategy',
    { executionStrategy: 'Degen' },
    [
      { path: 'amount', message: 'is required' },
      { path: 'strategyDuration', message: 'must be one of: 1D, 3D, 7D, 30D, 90D, 365D' },
      { path: 'assetIndex', message: 'is required' },
    ],
  ],
  [
    'quick, from its budget',
    { budget: 100, assetIndex: 0 },
    [{ path: 'profitTarget', message: 'is required' }],
  ],
  [
    'quick, from a time too short',
    { budget: 100, assetIndex: 0, profitTarget: 5, durationMs: 60_000 },
    [{ path: 'durationMs', message: 'must be at least 900000' }],
  ],
]

test.each(wrongBodies)(
  'tells what is wrong by the fields of the start that was meant: %s',
  (_, body, details) => {
    const parse = () => parseInput(preflightSession, { params: {}, query: {}, body })
    expect(parse).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED', details }))
  },
)
