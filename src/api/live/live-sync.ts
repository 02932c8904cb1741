// Private events say that something changed, not what: the affected data on screen is requested again by HTTP.
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getTradingKey } from '../../../contract/people/auth.ts'
import { getAuthority } from '../../../contract/people/authority.ts'
import type { Endpoint } from '../../../contract/endpoint.ts'
import type { EntityEvent } from '../../../contract/live/live.ts'
import { listSessionLogs } from '../../../contract/sessions/logs.ts'
import { getCurrentTrade, listGates } from '../../../contract/sessions/sessions.ts'
import { getRiskDay } from '../../../contract/desk/risk-day.ts'
import { getNoticeSettings } from '../../../contract/people/notice-settings.ts'
import { listNotices } from '../../../contract/people/notices.ts'
import { getProfile } from '../../../contract/people/user.ts'
import { invalidate } from '../query.ts'
import { sessionData } from '../session-data.ts'
import { entityStream, type PrivateStreamName } from './streams.ts'
import { useLive } from './use-live.ts'

const concerned: Record<EntityEvent['type'], readonly Endpoint[]> = {
  'session.changed': [getProfile, ...sessionData],
  'position.changed': sessionData,
  'order.changed': [getCurrentTrade],
  'balance.changed': [getProfile, getRiskDay],
  'log.added': [listSessionLogs],
  'authority.changed': [getAuthority, getTradingKey, listGates, ...sessionData],
  notification: [],
  'notice.changed': [listNotices, getNoticeSettings],
  // The pages of the lab, which are loaded when needed, follow these themselves.
  'backtest.changed': [],
  'sweep.changed': [],
  'decision.changed': [],
}

const everythingOfTheViewer: PrivateStreamName[] = [
  'positions',
  'orders',
  'balance',
  'logs',
  'notifications',
]

/**
 * Milliseconds. Events come in groups: an entry causes an order, a position, a balance and three log lines. One
 * group causes one request.
 */
const burstMs = 250

export function useLiveSync(sessionIds: readonly string[]): void {
  const live = useLive()
  const client = useQueryClient()
  const ids = sessionIds.join(',')
  useEffect(() => {
    const refresh = coalesced(client)
    const names: PrivateStreamName[] = [
      ...everythingOfTheViewer,
      ...ids.split(',').flatMap((id) => (id === '' ? [] : [`session.${id}` as const])),
    ]
    const unsubscribes = names.map((name) => live.subscribe(entityStream(name), refresh))
    return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
  }, [live, client, ids])
}

function coalesced(client: QueryClient): (event: EntityEvent) => void {
  const pending = new Set<Endpoint>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return (event) => {
    for (const endpoint of concerned[event.type]) pending.add(endpoint)
    timer ??= setTimeout(() => {
      timer = undefined
      void invalidate(client, ...pending)
      pending.clear()
    }, burstMs)
  }
}
