// The limits as typed, and the change to request.
import { t } from '@lingui/core/macro'
import { toNumber } from '../../../../../contract/decimal.ts'
import type { RiskConfig, RiskConfigChange } from '../../../../../contract/desk/risk-config.ts'
import { plainText } from '../../../../lib/numbers/format.ts'
import {
  percent,
  readNumber,
  usdc,
  wholeNumber,
  type NumberKind,
} from '../../../../lib/numbers/number-kinds.ts'

export type RiskField = Exclude<keyof RiskConfigChange, 'require_stop_loss'>

export interface FieldKind {
  label: string
  hint: string
  kind: NumberKind
  suffix: string
  /** Empty means no limit. */
  isOptional?: true
  /** Both inclusive, except that `least` 0 is excluded with `isAboveZero`. */
  least: number
  most: number
  isAboveZero?: true
}

const baseUnits: NumberKind = {
  units: [],
  places: 8,
  get tooFine() {
    return t`At most 8 decimals`
  },
  example: '0.5',
  show: (value) => value,
}

const ratio: NumberKind = {
  ...baseUnits,
  places: 4,
  get tooFine() {
    return t`At most 4 decimals`
  },
  example: '1.5',
}

export const riskFields: Record<RiskField, FieldKind> = {
  account_risk_percent: {
    get label() {
      return t`Risk of one trade`
    },
    get hint() {
      return t`Of your balance, lost at its stop`
    },
    kind: percent,
    suffix: '%',
    least: 0,
    most: 100,
    isAboveZero: true,
  },
  max_risk_amount: {
    get label() {
      return t`Most at risk`
    },
    get hint() {
      return t`Of one trade; empty for no limit`
    },
    kind: usdc,
    get suffix() {
      return t`USDC`
    },
    isOptional: true,
    least: 0,
    most: 1e12,
    isAboveZero: true,
  },
  max_position_size: {
    get label() {
      return t`Largest size`
    },
    get hint() {
      return t`In units of the market, as 0.5 BTC; empty for no limit`
    },
    kind: baseUnits,
    suffix: '',
    isOptional: true,
    least: 0,
    most: 1e12,
    isAboveZero: true,
  },
  max_leverage: {
    get label() {
      return t`Highest leverage`
    },
    get hint() {
      return t`The market’s own holds as well`
    },
    kind: wholeNumber,
    suffix: '×',
    least: 1,
    most: 1_000,
  },
  daily_max_drawdown_percent: {
    get label() {
      return t`Most lost in a day`
    },
    get hint() {
      return t`Of what a UTC day began with; then nothing new is opened`
    },
    kind: percent,
    suffix: '%',
    least: 0,
    most: 100,
    isAboveZero: true,
  },
  max_open_positions: {
    get label() {
      return t`Open positions`
    },
    get hint() {
      return t`At most, at one time`
    },
    kind: wholeNumber,
    suffix: '',
    least: 1,
    most: 1_000,
  },
  min_risk_reward_ratio: {
    get label() {
      return t`Least reward to risk`
    },
    get hint() {
      return t`Of the nearest target`
    },
    kind: ratio,
    suffix: '',
    least: 0,
    most: 1_000,
  },
}

const fieldNames = Object.keys(riskFields) as RiskField[]

export type RiskLimits = Omit<RiskConfig, 'pending' | 'limits_sessions'>

/** The limits that were requested last, in force or pending. */
export function wished(config: RiskConfig): RiskLimits {
  return config.pending ?? config
}

export type RiskText = Record<RiskField, string> & { require_stop_loss: boolean }

export function riskText(config: RiskLimits): RiskText {
  const text = (field: RiskField): string => {
    const value = config[field]
    return value === null ? '' : plainText(String(value))
  }
  return {
    account_risk_percent: text('account_risk_percent'),
    max_risk_amount: text('max_risk_amount'),
    max_position_size: text('max_position_size'),
    max_leverage: text('max_leverage'),
    daily_max_drawdown_percent: text('daily_max_drawdown_percent'),
    max_open_positions: text('max_open_positions'),
    min_risk_reward_ratio: text('min_risk_reward_ratio'),
    require_stop_loss: config.require_stop_loss,
  }
}

export interface ReadRisk {
  /** What differs from the last requested limits; null while a field cannot be read. */
  change: RiskConfigChange | null
  errors: Partial<Record<RiskField, string>>
}

export function readRisk(text: RiskText, last: RiskLimits): ReadRisk {
  const errors: ReadRisk['errors'] = {}
  const change: RiskConfigChange = {}
  for (const field of fieldNames) {
    const read = readField(text[field], riskFields[field])
    if ('error' in read) errors[field] = read.error
    else if (read.value !== last[field]) Object.assign(change, { [field]: read.value })
  }
  if (text.require_stop_loss !== last.require_stop_loss) {
    change.require_stop_loss = text.require_stop_loss
  }
  return { change: Object.keys(errors).length > 0 ? null : change, errors }
}

/** For each limit that will change: its name, its current and its future value, as text. */
export function changesOf(config: RiskConfig): { label: string; before: string; after: string }[] {
  const { pending } = config
  if (pending === null) return []
  const stop = {
    label: t`A stop is required`,
    before: yesNo(config.require_stop_loss),
    after: yesNo(pending.require_stop_loss),
  }
  return [
    ...fieldNames.map((field) => ({
      label: riskFields[field].label,
      before: shown(field, config),
      after: shown(field, pending),
    })),
    stop,
  ].filter(({ before, after }) => before !== after)
}

const yesNo = (value: boolean) => (value ? t`yes` : t`no`)

function shown(field: RiskField, limits: RiskLimits): string {
  const value = limits[field]
  return value === null
    ? t`no limit`
    : `${plainText(String(value))} ${riskFields[field].suffix}`.trim()
}

function readField(text: string, field: FieldKind): { value: number | null } | { error: string } {
  const { kind, isOptional, least, most, isAboveZero } = field
  const read = readNumber(text, kind)
  if (read.value === null) {
    if (read.error !== null) return { error: read.error }
    return isOptional ? { value: null } : { error: t`Enter a number` }
  }
  const value = toNumber(read.value)
  if (value > most || value < least || (isAboveZero && value === 0)) {
    return { error: isAboveZero ? t`More than 0, at most ${most}` : t`From ${least} to ${most}` }
  }
  return { value }
}
