// The contract's schemas as JSON Schema 2020-12, which OpenAPI 3.1 uses. Named schemas become components.
import {
  type $ZodRegistry,
  type $ZodType,
  type $ZodTypes,
  registry,
  toJSONSchema,
} from 'zod/v4/core'
import type { ZodMiniType } from 'zod/mini'
import { blobTypesOf } from '../../../contract/http/blob.ts'
import * as accounts from '../../../contract/trading/account.ts'
import * as auth from '../../../contract/people/auth.ts'
import * as config from '../../../contract/ops/config.ts'
import * as deposits from '../../../contract/money/deposits.ts'
import * as errors from '../../../contract/errors.ts'
import * as health from '../../../contract/ops/health.ts'
import * as leaderboard from '../../../contract/board/leaderboard.ts'
import * as logs from '../../../contract/sessions/logs.ts'
import * as market from '../../../contract/market/market.ts'
import * as positions from '../../../contract/trading/positions.ts'
import { textFileOf } from '../../../contract/http/text-file.ts'
import * as primitives from '../../../contract/primitives.ts'
import * as accountReasons from '../../../contract/reasons/account-reasons.ts'
import * as decisionReasons from '../../../contract/reasons/decision-reasons.ts'
import * as gateReasons from '../../../contract/reasons/gate-reasons.ts'
import * as orderReasons from '../../../contract/reasons/order-reasons.ts'
import * as planReasons from '../../../contract/reasons/plan-reasons.ts'
import * as reasons from '../../../contract/reasons/reasons.ts'
import * as sessionReasons from '../../../contract/reasons/session-reasons.ts'
import * as signalReasons from '../../../contract/reasons/signal-reasons.ts'
import * as referrals from '../../../contract/money/referrals.ts'
import * as sessionStarts from '../../../contract/sessions/session-starts.ts'
import * as sessions from '../../../contract/sessions/sessions.ts'
import * as transfers from '../../../contract/money/transfers.ts'
import * as typedData from '../../../contract/people/typed-data.ts'
import * as user from '../../../contract/people/user.ts'
import * as authority from '../../../contract/people/authority.ts'

export type JsonSchema = Record<string, unknown>

const modules: Record<string, unknown>[] = [
  primitives,
  errors,
  typedData,
  signalReasons,
  gateReasons,
  accountReasons,
  decisionReasons,
  planReasons,
  sessionReasons,
  orderReasons,
  reasons,
  market,
  positions,
  sessions,
  sessionStarts,
  logs,
  user,
  auth,
  authority,
  accounts,
  transfers,
  deposits,
  referrals,
  leaderboard,
  config,
  health,
]

/** These are all the same schema, so that names would add nothing: they are written out where they are used. */
const unnamed = new Set(['SessionId', 'TradeId', 'PositionId', 'UserId', 'QueryMs'])

const names: $ZodRegistry<{ id: string }> = registry()
for (const [name, value] of modules.flatMap((module) => Object.entries(module))) {
  if (/^[A-Z]/.test(name) && !unnamed.has(name) && isSchema(value)) names.add(value, { id: name })
}

const money = primitives.MoneyInput
const time = primitives.QueryMs

/** Filled as schemas are converted. */
export type Components = Record<string, JsonSchema>

/** The schema of an answer. Convert answers before requests. */
export function outputSchema(schema: $ZodType, components: Components): JsonSchema {
  if (textFileOf(schema as ZodMiniType) !== undefined) return { type: 'string' }
  if (blobTypesOf(schema as ZodMiniType) !== undefined) return { type: 'string', format: 'binary' }
  return hoist(toPlain(schema, 'output'), components)
}

/**
 * The schema of a request. It can differ from the answer's (defaults, amounts as numbers); the component is then
 * called `…Input`.
 */
export function inputSchema(schema: $ZodType, components: Components): JsonSchema {
  return hoist(toPlain(schema, 'input'), components)
}

interface Converted extends JsonSchema {
  $defs?: Record<string, JsonSchema>
}

function toPlain(schema: $ZodType, io: 'input' | 'output'): Converted {
  return toJSONSchema(schema, {
    io,
    metadata: names,
    target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      describeAsSent(zodSchema, jsonSchema)
      // The bounds of safe integers are JavaScript's, not the API's.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      // Answers may get new fields; requests with unknown fields are refused.
      if (io === 'output' && jsonSchema.additionalProperties === false) {
        delete jsonSchema.additionalProperties
      }
    },
  }) as Converted
}

/** Describes values as they are sent, before the parser converts them. */
function describeAsSent(schema: $ZodType, json: JsonSchema): void {
  const { def } = (schema as AnySchema)._zod
  if (schema === money) replace(json, moneySchema)
  else if (schema === time) replace(json, { type: 'integer', minimum: 0 })
  else if (def.type === 'pipe' && json['pattern'] === digits) {
    replace(json, toJSONSchema(def.out, { io: 'output' }))
    delete json['$schema']
  }
  if (def.type === 'default') json['default'] = def.defaultValue
}

type AnySchema = $ZodTypes
/** A whole number in a query string. */
const digits = String.raw`^\d{1,15}$`

function replace(json: JsonSchema, by: JsonSchema): void {
  for (const key of Object.keys(json)) delete json[key]
  Object.assign(json, by)
}

const moneySchema = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^(0|[1-9]\\d{0,11})(\\.\\d{1,6})?$' },
  ],
  description: 'USDC, as a number or as text, with at most 6 decimals',
  examples: [100, '12.5'],
}

function hoist(converted: Converted, components: Components): JsonSchema {
  const defined = Object.entries(converted.$defs ?? {}).map(([name, schema]) => ({
    name,
    schema: without(schema, 'id'),
  }))
  const placed = new Map(
    defined.map(({ name, schema }) => [
      name,
      isTaken(components[name], schema) ? `${name}Input` : name,
    ]),
  )
  for (const { name, schema } of defined) {
    components[placed.get(name) ?? name] ??= pointToComponents(schema, placed)
  }
  return pointToComponents(without(converted, '$schema', '$defs'), placed)
}

function without(schema: JsonSchema, ...keys: string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)))
}

function isTaken(there: JsonSchema | undefined, schema: JsonSchema): boolean {
  return there !== undefined && shapeOf(there) !== shapeOf(schema)
}

/** Compares schemas without references and without openness. */
function shapeOf(schema: JsonSchema): string {
  return JSON.stringify(schema, (key, value: unknown) =>
    key === 'additionalProperties' || key === '$ref' ? undefined : value,
  )
}

function pointToComponents(value: JsonSchema, placed: ReadonlyMap<string, string>): JsonSchema {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) => {
    if (key !== '$ref' || typeof inner !== 'string') return inner
    const name = inner.replace('#/$defs/', '')
    return `#/components/schemas/${placed.get(name) ?? name}`
  }) as JsonSchema
}

function isSchema(value: unknown): value is $ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value
}
