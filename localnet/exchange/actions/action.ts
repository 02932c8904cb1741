// An action consists of a schema, who must sign it, and what it does. One file per action.
import type { TypedDataParameter } from 'viem'
import type * as z from 'zod'
import type { HexAddress } from '../../types.ts'
import type { Venue } from '../venue.ts'

export interface ActionContext {
  venue: Venue
  /** The account that the action is for. */
  user: HexAddress
  /** See the fault F6. */
  halfFill: boolean
}

export interface ActionResponse {
  type: string
  data?: unknown
}

interface ActionBase<Schema extends z.ZodType> {
  schema: Schema
  run(context: ActionContext, action: z.output<Schema>): ActionResponse
}

export interface L1Action<Schema extends z.ZodType = z.ZodType> extends ActionBase<Schema> {
  signedBy: 'agent'
}

export interface UserAction<Schema extends z.ZodType = z.ZodType> extends ActionBase<Schema> {
  signedBy: 'user'
  primaryType: string
  fields: TypedDataParameter[]
}

/** Ready to run: the schema's type is checked here and hidden outside. */
export interface Action {
  signing: { by: 'agent' } | { by: 'user'; primaryType: string; fields: TypedDataParameter[] }
  /** Undefined when the body does not have the action's shape. */
  parse(body: unknown): ((context: ActionContext) => ActionResponse) | undefined
}

export function defineAction<Schema extends z.ZodType>(
  definition: L1Action<Schema> | UserAction<Schema>,
): Action {
  return {
    signing:
      definition.signedBy === 'agent'
        ? { by: 'agent' }
        : { by: 'user', primaryType: definition.primaryType, fields: definition.fields },
    parse(body) {
      const parsed = definition.schema.safeParse(body)
      if (!parsed.success) return undefined
      return (context) => definition.run(context, parsed.data)
    },
  }
}

export const done: ActionResponse = { type: 'default' }
