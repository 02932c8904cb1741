import { QueryClient, skipToken } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { getConfig } from '../../contract/ops/config.ts'
import { listRankings } from '../../contract/board/leaderboard.ts'
import { getSession, listActiveSessions, listSessions } from '../../contract/sessions/sessions.ts'
import type { Viewer } from './client.ts'
import { apiKey, apiPages, apiQuery, invalidate } from './query.ts'

const alice: Viewer = { address: '0x00000000000000000000000000000000000000a1', token: 'a' }
const bob: Viewer = { address: '0x00000000000000000000000000000000000000b0', token: 'b' }

test('keeps what one account cached from another', () => {
  expect(apiKey(alice, listActiveSessions, {})).not.toEqual(apiKey(bob, listActiveSessions, {}))
})

test('shares public data between accounts', () => {
  expect(apiKey(alice, getConfig, {})).toEqual(apiKey(null, getConfig, {}))
})

test('keeps no token in a key', () => {
  expect(JSON.stringify(apiKey(alice, listActiveSessions, {}))).not.toContain('"a"')
})

test('keeps pages of a list apart from its plain answer', () => {
  const { queryKey } = apiPages(alice, listSessions, { query: {} })
  expect(queryKey).not.toEqual(apiQuery(alice, listSessions, { query: {} }).queryKey)
})

test('asks for a visitor what takes a token or does without, and nothing that needs one', () => {
  expect(apiPages(null, listRankings, { query: {} }).queryFn).not.toBe(skipToken)
  expect(apiQuery(null, listRankings, { query: {} }).queryFn).not.toBe(skipToken)
  expect(apiPages(null, listSessions, { query: {} }).queryFn).toBe(skipToken)
  expect(apiQuery(null, listActiveSessions, {}).queryFn).toBe(skipToken)
})

test('invalidates every input of an endpoint and nothing else', async () => {
  const client = new QueryClient()
  const one = apiKey(alice, getSession, { params: { sessionId: '1' } })
  const two = apiKey(alice, getSession, { params: { sessionId: '2' } })
  const other = apiKey(alice, listActiveSessions, {})
  for (const key of [one, two, other]) client.setQueryData(key, {})
  await invalidate(client, getSession)
  expect(client.getQueryState(one)?.isInvalidated).toBe(true)
  expect(client.getQueryState(two)?.isInvalidated).toBe(true)
  expect(client.getQueryState(other)?.isInvalidated).toBe(false)
})
