// The params of a program: what the code declares, and what was set beside it.
import { t } from '@lingui/core/macro'
import { fromNumber, toNumber } from '../../../../contract/decimal.ts'
import type { ParamDeclaration } from '../../../../sandbox/language/params.ts'
import { plainText } from '../../../lib/numbers/format.ts'
import { readNumber, type NumberKind } from '../../../lib/numbers/number-kinds.ts'

const mostPlaces = 8

export function kindOf({ min, max, step, value }: ParamDeclaration): NumberKind {
  const places = Math.max(...[min, max, step, value].map(placesOf))
  return {
    units: [],
    places: step === undefined ? mostPlaces : places,
    get tooFine() {
      return t`At most ${places} decimals`
    },
    example: textOf(value),
    isSigned: min === undefined || min < 0,
    show: plainText,
  }
}

export function textOf(value: number): string {
  return plainText(fromNumber(value, mostPlaces))
}

/** What was typed as a number within its bounds; null: it cannot be used. */
export function typedValue(param: ParamDeclaration, text: string): number | null {
  const { value } = readNumber(text, kindOf(param))
  if (value === null) return null
  const number = toNumber(value)
  const { min = -Infinity, max = Infinity } = param
  return number >= min && number <= max ? number : null
}

/** The values of a run: those that were set and can be used, the others as the code has them. */
export function paramValues(
  params: readonly ParamDeclaration[],
  typed: Readonly<Record<string, string>>,
): Record<string, number> {
  return Object.fromEntries(
    params.map((param) => {
      const text = typed[param.name]
      const value = text === undefined ? null : typedValue(param, text)
      return [param.name, value ?? param.value]
    }),
  )
}

/** Values as they are typed into the fields beside the code. */
export function typedParams(values: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]))
}

function placesOf(value = 0): number {
  return textOf(value).split('.')[1]?.length ?? 0
}
