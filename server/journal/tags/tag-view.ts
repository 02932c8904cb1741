import { ServiceError } from '../../../contract/errors.ts'
import type { Tag } from '../../../contract/journal/tags.ts'
import type { CountedTag } from '../../storage/journal/tags.ts'

export function tagView({ id, name, color, trades }: CountedTag): Tag {
  return { id, name, color, trade_count: trades }
}

export const tagExists = () =>
  new ServiceError('TAG_EXISTS', 'You have another tag of that name: take a different one')
