import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Endpoint, needsSignIn } from '../../contract/endpoint.ts'
import * as contract from '../../contract/endpoints.ts'
import { ErrorBody } from '../../contract/errors.ts'
import { documentedRoutes } from '../../contract/http/documented.ts'
import { allRoutes } from '../app.ts'
import { createTokens } from '../people/sign-in/tokens.ts'
import { buildApp } from '../http/build-app.ts'
import type { Route } from '../route.ts'
import { nobody, nobodyByCookie } from '../testing/people/sign-ins.ts'
import { type TestContext, openTestContext } from '../testing/test-context.ts'

const endpoints: Endpoint[] = Object.values(contract)
const counts = (names: string[]) => names.filter((name, i) => names.indexOf(name) !== i)
const place = ({ method, path }: Endpoint) => `${method} ${path.replaceAll(/:\w+/g, ':')}`

let world: TestContext
let app: FastifyInstance
let routes: Route[]
beforeAll(async () => {
  world = await openTestContext()
  routes = allRoutes(world.ctx, createTokens(world.ctx.config, world.ctx.clock))
  app = await buildApp(world.ctx, routes, {
    authenticators: [nobody, nobodyByCookie],
  })
})
afterAll(async () => {
  await app.close()
  await world.close()
})

test('no two endpoints share an id', () => {
  expect(counts(endpoints.map(({ id }) => id))).toEqual([])
})

test('no two endpoints share a method and path', () => {
  expect(counts(endpoints.map(place))).toEqual([])
})

test('there are 41 documented routes, and each is an endpoint of the contract', () => {
  expect(documentedRoutes).toHaveLength(41)
  expect(new Set(documentedRoutes).size).toBe(41)
  const known = endpoints.map(({ method, path }) => `${method} ${path}`)
  for (const route of documentedRoutes) expect(known).toContain(route)
})

test('every endpoint is mounted once, and nothing else is', () => {
  const mounted = routes.map(({ endpoint }) => endpoint.id)
  expect(mounted.toSorted()).toEqual(endpoints.map(({ id }) => id).toSorted())
  for (const endpoint of endpoints) {
    expect(app.hasRoute({ method: endpoint.method, url: endpoint.path })).toBe(true)
  }
})

test('path parameters and their schema name the same things', () => {
  for (const { path, params } of endpoints) {
    const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1])
    const shape = params === undefined ? {} : (params as unknown as { shape: object }).shape
    expect(Object.keys(shape)).toEqual(inPath)
  }
})

describe('every endpoint', () => {
  test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s refuses an unknown query parameter with 400 or, before that, an unknown person with 401',
    async (_id, { method, path, auth }) => {
      const url = path.replaceAll(/:interval/g, '1m').replaceAll(/:\w+/g, 'x')
      const response = await app.inject({ method, url: `${url}?unknown=1` })
      expect([400, 401]).toContain(response.statusCode)
      expect(response.statusCode === 400).toBe(!needsSignIn({ auth }))
      expect(ErrorBody.safeParse(response.json()).success).toBe(true)
    },
  )
})
