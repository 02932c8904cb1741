// What the address says the form should start with: a market's "start here", another session's settings.
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

/** By name or by index; undefined when the address names none that is traded. */
export function assetFrom(search: URLSearchParams, markets: readonly Asset[]): Asset | undefined {
  const [symbol, index] = [search.get('symbol'), search.get('assetIndex')]
  return markets.find((asset) =>
    symbol === null ? String(asset.assetIndex) === index : asset.symbol === symbol,
  )
}

/** What a link says is shown, even what is no number or out of bounds: it is refused at its field, never replaced. */
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

/** Changes when somebody links to other settings, not when the form itself notes its market or tab in the address. */
export function prefillKey(search: URLSearchParams): string {
  const own = new URLSearchParams(search)
  for (const name of ['kind', 'symbol', 'assetIndex']) own.delete(name)
  return String(own)
}

function strategyFrom(text: string | null): ExecutionStrategy | undefined {
  return executionStrategies.find((strategy) => strategy === text)
}

function durationFrom(text: string | null): StrategyDuration | undefined {
  return strategyDurations.find((duration) => duration === text)
}
