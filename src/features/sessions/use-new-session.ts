import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { Asset } from '../../../contract/market.ts'
import { createQuickSession, getSession } from '../../../contract/sessions.ts'
import { paths } from '../../app/paths.ts'
import { fieldMessage } from '../../api/errors.ts'
import { apiKey, apiMutation, invalidate } from '../../api/query.ts'
import { sessionData } from '../../api/session-data.ts'
import { activeSessionsQuery, profileQuery } from '../../api/trading.queries.ts'
import { usePollMs } from '../../api/use-live.ts'
import { useSignedIn } from '../../api/viewer.ts'
import { useWorld } from '../../api/world.ts'
import { freeBudget } from './free-budget.ts'
import { preview } from './preview.ts'
import { quickFormDefaults, readQuickForm, type QuickField } from './quick-form.ts'

const fields: readonly QuickField[] = ['budget', 'profitTarget', 'lossThreshold', 'maxPositions']

/** The state of the quick form and all that follows from it. The market is in the URL. */
export function useNewSession(markets: readonly [Asset, ...Asset[]]) {
  const viewer = useSignedIn()
  const world = useWorld()
  const pollMs = usePollMs()
  const [search, setSearch] = useSearchParams()
  const [text, setText] = useState(quickFormDefaults)
  const running = useQuery({ ...activeSessionsQuery(viewer, pollMs), throwOnError: false }).data
  const account = useQuery(profileQuery(viewer, pollMs)).data?.account
  const free = account && running ? freeBudget(account, running) : null
  const create = useCreateSession()
  const isSent = useRef(false)

  const taken = new Set(running?.map(({ symbol }) => symbol))
  const wanted = markets.find(({ symbol }) => symbol === search.get('symbol'))
  const asset = wanted ?? markets.find(({ symbol }) => !taken.has(symbol)) ?? markets[0]
  const form = readQuickForm(text, free)
  const result = form.contract === null ? null : preview(form.contract, asset, world)
  const errors = { ...form.errors }
  for (const field of fields) errors[field] ??= fieldMessage(create.error, field)

  function start(): void {
    // A double click comes before the render that would disable the button.
    if (form.contract === null || isSent.current) return
    isSent.current = true
    const { budget, profitTargetPct, lossThresholdPct, maxPositions } = form.contract
    const { assetIndex } = asset
    create.mutate(
      {
        body: {
          budget,
          profitTarget: profitTargetPct,
          lossThreshold: lossThresholdPct,
          maxPositions,
          assetIndex,
        },
      },
      { onError: () => (isSent.current = false) },
    )
  }

  return {
    text,
    asset,
    taken,
    free,
    running,
    contract: form.contract,
    result,
    errors,
    isValid: Object.keys(form.errors).length === 0,
    isStarting: create.isPending || create.isSuccess,
    /** What the server said that belongs to no field. */
    refusal: fields.some((field) => fieldMessage(create.error, field)) ? null : create.error,
    setSymbol: (symbol: string) => {
      create.reset()
      setSearch({ symbol }, { replace: true })
    },
    setField: (field: QuickField, value: string) => {
      create.reset()
      setText((before) => ({ ...before, [field]: value }))
    },
    start,
  }
}

function useCreateSession() {
  const viewer = useSignedIn()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  return useMutation({
    ...apiMutation(viewer, createQuickSession),
    onSuccess: (session) => {
      client.setQueryData(
        apiKey(viewer, getSession, { params: { sessionId: session.id } }),
        session,
      )
      void invalidate(client, ...sessionData)
      navigate(paths.session(session.id))
    },
  })
}
