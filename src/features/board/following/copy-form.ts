// The terms of copying as they are typed.
import { t } from '@lingui/core/macro'
import {
  CopyTerms,
  type CopyTerms as Terms,
  followLimits,
} from '../../../../contract/board/following.ts'
import { compare, divide, multiply, toNumber } from '../../../../contract/decimal.ts'
import { limits } from '../../../../contract/sessions/session-starts.ts'
import { plainText } from '../../../lib/numbers/format.ts'
import { percent, readNumber, usdc, wholeNumber } from '../../../lib/numbers/number-kinds.ts'

export type CopyForm = Record<keyof Terms, string>
export type CopyErrors = Partial<Record<keyof Terms, string>>

export const firstForm: CopyForm = { budget: '100', lossThreshold: '5', atOnce: '1', dayLoss: '10' }

export function formOf({ budget, lossThreshold, atOnce, dayLoss }: Terms): CopyForm {
  return {
    budget: plainText(budget),
    lossThreshold: String(lossThreshold),
    atOnce: String(atOnce),
    dayLoss: plainText(dayLoss),
  }
}

/** The terms, or what is wrong with each field; an empty field has no message of its own. */
export function readCopyForm(form: CopyForm): { terms?: Terms; errors: CopyErrors } {
  const budget = readNumber(form.budget, usdc)
  const lossThreshold = readNumber(form.lossThreshold, percent)
  const atOnce = readNumber(form.atOnce, wholeNumber)
  const dayLoss = readNumber(form.dayLoss, usdc)
  const errors: CopyErrors = {}
  const note = (field: keyof Terms, error: string | null | undefined) => {
    if (error) errors[field] = error
  }
  for (const [field, read] of Object.entries({ budget, lossThreshold, atOnce, dayLoss }))
    if (read.value === null) note(field as keyof Terms, read.error)
  const values = {
    budget: budget.value,
    lossThreshold: lossThreshold.value,
    atOnce: atOnce.value,
    dayLoss: dayLoss.value,
  }
  if (values.budget !== null && compare(values.budget, limits.budgetMinimum) < 0)
    note('budget', t`At least ${limits.budgetMinimum} USDC`)
  if (values.lossThreshold !== null && !isWithin(values.lossThreshold, limits.lossThresholdMaximum))
    note('lossThreshold', t`Above 0 and at most ${limits.lossThresholdMaximum} %`)
  if (values.atOnce !== null && !isWithin(values.atOnce, followLimits.copiesAtOnce))
    note('atOnce', t`From 1 to ${followLimits.copiesAtOnce}`)
  if (values.dayLoss !== null && compare(values.dayLoss, 0) <= 0)
    note('dayLoss', t`Must be above 0`)
  if (Object.keys(errors).length > 0 || Object.values(values).includes(null)) return { errors }
  const { budget: each, dayLoss: day } = values
  if (each !== null && day !== null && values.lossThreshold !== null) {
    const most = divide(multiply(each, values.lossThreshold), '100')
    if (compare(most, day) > 0)
      return { errors: { dayLoss: t`Less than one copy may lose: none would ever start` } }
  }
  const terms = CopyTerms.parse({
    ...values,
    lossThreshold: toNumber(values.lossThreshold ?? '0'),
    atOnce: toNumber(values.atOnce ?? '0'),
  })
  return { terms, errors }
}

function isWithin(value: string, most: number): boolean {
  return compare(value, 0) > 0 && compare(value, most) <= 0
}
