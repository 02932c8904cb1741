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
import { quickFormDefaults, timeText } from './quick-form.ts'
import { type FormText, type FormValues, presetText } from './session-form.ts'

export type Mode = 'simple' | 'custom'

/** Numbers of a link that are not its preset's are shown where they can be changed. */
export function modeFrom(search: URLSearchParams): Mode {
  const named = search.get('form')
  if (named === 'simple' || named === 'custom') return named
  const { preset, horizon, text } = valuesFrom(search)
  const filledIn = Object.entries(presetText(preset, horizon))
  return filledIn.every(([name, value]) => text[name as keyof FormText] === value)
    ? 'simple'
    : 'custom'
}

/** By name or by index; undefined when the URL names no traded market. */
export function assetFrom(search: URLSearchParams, markets: readonly Asset[]): Asset | undefined {
  const [symbol, index] = [search.get('symbol'), search.get('assetIndex')]
  return markets.find((asset) =>
    symbol === null ? String(asset.assetIndex) === index : asset.symbol === symbol,
  )
}

/** A link's values are shown even if invalid: the field reports the error, and the value is not replaced. */
export function valuesFrom(search: URLSearchParams): FormValues {
  const isAdvance = search.get('kind') === 'advance'
  const preset = isAdvance
    ? (strategyFrom(search.get('executionStrategy')) ?? 'Conservative')
    : 'quick'
  const horizon = durationFrom(search.get('strategyDuration')) ?? '1D'
  const filledIn = presetText(preset, horizon)
  const { budget } = readSessionDefaults() ?? quickFormDefaults
  const given = (field: 'profitTarget' | 'lossThreshold' | 'maxPositions'): string =>
    fieldText(search.get(field) || filledIn[field])
  const durationMs = Number(search.get('durationMs') ?? NaN)
  return {
    preset,
    horizon,
    maxWalletBudget: false,
    text: {
      ...filledIn,
      budget: fieldText(search.get('budget') || budget),
      profitTarget: given('profitTarget'),
      lossThreshold: given('lossThreshold'),
      maxPositions: given('maxPositions'),
      ...(durationMs > 0 && timeText(durationMs)),
    },
  }
}

/** Changes when a link has other settings, not when the form itself writes its market or mode into the URL. */
export function prefillKey(search: URLSearchParams): string {
  const own = new URLSearchParams(search)
  for (const name of ['form', 'symbol', 'assetIndex', 'program', 'candles', 'params'])
    own.delete(name)
  return String(own)
}

function strategyFrom(text: string | null): ExecutionStrategy | undefined {
  return executionStrategies.find((strategy) => strategy === text)
}

function durationFrom(text: string | null): StrategyDuration | undefined {
  return strategyDurations.find((duration) => duration === text)
}
