import type * as contract from '../../../contract/endpoints.ts'
import { ServiceError } from '../../../contract/errors.ts'
import type { Notice } from '../../../contract/people/notices.ts'
import { noticeText } from '../../../contract/words/english/notice-texts.ts'
import type { ViewerContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import type { DeliveryRow } from '../../storage/notices/deliveries.ts'
import type { NoticeRow } from '../../storage/notices/notices.ts'
import { factsOf, pathOf } from './notice-facts.ts'

export const listNotices: Verb<ViewerContext, typeof contract.listNotices> = async ({
  ctx: { store, viewer },
  input: { query },
}) => {
  const { limit, cursor } = query
  const rows = await store.notices.list(
    viewer.id,
    limit + 1,
    cursor === undefined ? undefined : numberOf(cursor),
  )
  const shown = rows.slice(0, limit)
  const [deliveries, unread] = await Promise.all([
    store.noticeDeliveries.ofNotices(shown.map(({ id }) => id)),
    store.notices.unread(viewer.id),
  ])
  const byNotice = Map.groupBy(deliveries, ({ noticeId }) => noticeId)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => noticeView(row, byNotice.get(row.id) ?? [])),
    nextCursor: last === undefined ? null : String(last.seq),
    unread,
  }
}

function noticeView(row: NoticeRow, deliveries: readonly DeliveryRow[]): Notice {
  const facts = factsOf(row)
  const { id, at, readAt, isShown } = row
  return {
    id,
    at,
    facts,
    ...noticeText(facts),
    path: pathOf(facts),
    isRead: readAt !== null,
    isShown,
    deliveries: deliveries.map(({ channel, state, tries, dueAt, problem }) => ({
      channel,
      state,
      tries,
      dueAt: state === 'waiting' ? dueAt : null,
      problem,
    })),
  }
}

function numberOf(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  const message = 'must be one that a list has given'
  throw new ServiceError('VALIDATION_FAILED', `cursor ${message}`, {
    details: [{ path: 'cursor', message }],
  })
}
