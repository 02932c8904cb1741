// The form's initial values from the URL: a market's "start here", or another session's settings.
import {
  type ExecutionStrategy,
  type StrategyDuration,
  executionStrategies,
  strategyDurations,
} from '../../../../../contract/sessions/sessions.ts'
import type { Asset } from '../../../../../contract/market/market.ts'
import { fieldText } from '../../../../lib/numbers/number-kinds.ts'
import { readSessionDefaults } from '../../../../lib/kept/session-defaults.ts'
import type { AdvanceFormValues } from './advance-form.ts'
import type { Kind } from './draft.ts'
import { quickFormDefaults, type QuickFormText } from './quick-form.ts'

export function kindFrom(search: URLSearchParams): Kind {
  return search.get('kind') === 'advance' ? 'advance' : 'quick'
}

/** By name or by index; undefined when the URL names no traded market. */
export function assetFrom(search: URLSearchParams, markets: readonly Asset[]): Asset | undefined {
  const [symbol, index] = [search.get('symbol'), search.get('assetIndex')]
  return markets.find((asset) =>
    symbol === null ? String(asset.assetIndex) === index : asset.symbol === symbol,
  )
}

/** A link's values are shown even if invalid: the field reports the error, and the value is not replaced. */
export function quickTextFrom(search: URLSearchParams): QuickFormText {
  const defaults = readSessionDefaults() ?? quickFormDefaults
  const given = (field: keyof QuickFormText): string =>
    fieldText(search.get(field) || defaults[field])
  return {
    budget: given('budget'),
    profitTarget: given('profitTarget'),
    lossThreshold: given('lossThreshold'),
    maxPositions: given('maxPositions'),
  }
}

export function advanceValuesFrom(search: URLSearchParams): AdvanceFormValues {
  const { budget } = readSessionDefaults() ?? quickFormDefaults
  return {
    amount: fieldText(search.get('budget') || budget),
    executionStrategy: strategyFrom(search.get('executionStrategy')) ?? 'Conservative',
    strategyDuration: durationFrom(search.get('strategyDuration')) ?? '1D',
    maxWalletBudget: false,
  }
}

/** Changes when a link has other settings, not when the form itself writes its market or tab into the URL. */
export function prefillKey(search: URLSearchParams): string {
  const own = new URLSearchParams(search)
  for (const name of ['kind', 'symbol', 'assetIndex', 'program', 'candles', 'params'])
    own.delete(name)
  return String(own)
}

function strategyFrom(text: string | null): ExecutionStrategy | undefined {
  return executionStrategies.find((strategy) => strategy === text)
}

function durationFrom(text: string | null): StrategyDuration | undefined {
  return strategyDurations.find((duration) => duration === text)
}
