// The server's configuration, read once before anything else is drawn.
import { queryOptions } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { getConfig, type Config } from '../../../contract/ops/config.ts'
import { apiQuery } from '../query.ts'

export function worldQuery() {
  return queryOptions({ ...apiQuery(null, getConfig, {}), staleTime: Infinity, gcTime: Infinity })
}

export const WorldContext = createContext<Config | null>(null)

export function useWorld(): Config {
  const world = use(WorldContext)
  if (world === null) throw new Error('rendered outside the world')
  return world
}
