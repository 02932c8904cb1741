// The closed lists of a session: its choices, and its end reasons.
import * as z from 'zod/mini'

export const endReasons = [
  'profit_target',
  'loss_threshold',
  'duration',
  'manual',
  'liquidated',
  /** The exchange closed the market. */
  'delisted',
  'error',
] as const
export const EndReason = z.enum(endReasons)
export type EndReason = z.infer<typeof EndReason>

export const executionStrategies = ['Conservative', 'Aggressive', 'Degen'] as const
export const ExecutionStrategy = z.enum(executionStrategies)
export type ExecutionStrategy = z.infer<typeof ExecutionStrategy>

export const strategyDurations = ['1D', '3D', '7D', '30D', '90D', '365D'] as const
export const StrategyDuration = z.enum(strategyDurations)
export type StrategyDuration = z.infer<typeof StrategyDuration>

export const StopMode = z.enum(['no_new_entries', 'close_all', 'keep_positions'])
export type StopMode = z.infer<typeof StopMode>
