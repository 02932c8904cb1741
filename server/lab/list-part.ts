import type { ListQuery } from '../../contract/lab/lab-shared.ts'
import type { ListPart } from '../storage/lab/programs.ts'

const usualLimit = 50

/** Which rows a list query asks for; `per_page` counts before `limit`. */
export function listPart({ page, per_page, limit, after, before }: ListQuery): ListPart {
  const size = per_page ?? limit ?? usualLimit
  return { limit: size, offset: (page - 1) * size, after, before }
}
