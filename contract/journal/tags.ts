// Tags, which the viewer puts on closed trades.
import * as z from 'zod/mini'
import { desk } from '../desk/shared.ts'
import { defineEndpoint } from '../endpoint.ts'
import { idempotencyErrors } from '../errors.ts'
import { TradeTag } from './journal-trade.ts'
import { idOf, writing } from './journal-shared.ts'

const path = '/api/v1/journal/tags'

export const Tag = z.extend(TradeTag, { trade_count: z.int() })
export type Tag = z.infer<typeof Tag>

/** Unique without regard to case; blanks around it are dropped. */
const TagName = writing(32).check(
  z.trim(),
  z.minLength(1, 'must have a name'),
  z.regex(/^[^\n\t,]*$/, 'must be one line without commas'),
)
const Color = z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #4f7cff'))

export const listTags = defineEndpoint({
  ...desk,
  id: 'journal.tags',
  method: 'GET',
  path,
  summary: 'Tags of the viewer in the order of their names, with the number of trades of each',
  output: z.object({ items: z.array(Tag), total: z.int() }),
  errors: [],
})

export const createTag = defineEndpoint({
  ...desk,
  id: 'journal.createTag',
  method: 'POST',
  path,
  summary: 'Make a tag',
  body: z.strictObject({ name: TagName, color: z._default(Color, '#64748b') }),
  output: Tag,
  status: 201,
  errors: ['TAG_EXISTS', 'TOO_MANY_TAGS', ...idempotencyErrors],
})

export const changeTag = defineEndpoint({
  ...desk,
  id: 'journal.changeTag',
  method: 'PUT',
  path: `${path}/:id`,
  summary: 'Change the name or the colour of a tag; what is left out stays',
  params: idOf,
  body: z.strictObject({ name: z.optional(TagName), color: z.optional(Color) }),
  output: Tag,
  errors: ['NOT_FOUND', 'TAG_EXISTS', ...idempotencyErrors],
})

export const deleteTag = defineEndpoint({
  ...desk,
  id: 'journal.deleteTag',
  method: 'DELETE',
  path: `${path}/:id`,
  summary: 'Delete a tag, and take it from every trade',
  params: idOf,
  output: z.object({ message: z.string() }),
  errors: ['NOT_FOUND', ...idempotencyErrors],
})
