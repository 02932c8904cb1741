// The exchange's routes: the protocol's two endpoints, and the controls that only a local exchange has.
import { jsonAnswer, malformed } from '../../http/answer.ts'
import type { EventAnswer, HttpAnswer } from '../../http/answer.ts'
import type { Answer } from '../../http/server.ts'
import { account } from '../controls/account.ts'
import { books, fail, faucet, funding, health, listFaults, truth } from '../controls/controls.ts'
import type { ControlContext } from '../controls/controls.ts'
import { deleverage, delist } from '../controls/endings.ts'
import { clock, shock, wick } from '../controls/prices.ts'
import { houseHistory, listHouse } from '../controls/house.ts'
import { limitWeight, weight } from '../controls/weight.ts'
import { completions, modelPath, models } from '../../model/completions.ts'
import { circleFees, circleFeesPath } from '../funds/circle-fees.ts'
import type { WeighedProtocol } from '../limits/weighed-protocol.ts'

type Route = (
  body: unknown,
  query: URLSearchParams,
  address: string,
) => HttpAnswer | Promise<HttpAnswer | EventAnswer>

export function createRoutes(protocol: WeighedProtocol, controls: ControlContext): Answer {
  const routes = new Map<string, Route>([
    ['POST /info', (body, _query, address) => protocol.info(body, address)],
    ['POST /exchange', (body, _query, address) => protocol.exchange(body, address)],
    ['POST /explorer', (body, _query, address) => protocol.explorer(body, address)],
    ['POST /faucet', (body) => faucet(controls, body)],
    ['POST /shock', (body) => shock(controls, body)],
    ['POST /wick', (body) => wick(controls, body)],
    ['POST /clock', (body) => clock(controls, body)],
    ['POST /account', (body) => account(controls, body)],
    ['POST /delist', (body) => delist(controls, body)],
    ['POST /deleverage', (body) => deleverage(controls, body)],
    ['POST /fail', (body) => fail(controls, body)],
    ['GET /fail', () => listFaults(controls)],
    ['GET /truth', (_body, query) => truth(controls, query)],
    ['POST /funding', (body) => funding(controls, body)],
    ['GET /weight', () => weight(controls)],
    ['POST /weight', (body) => limitWeight(controls, body)],
    ['GET /books', () => books(controls)],
    ['GET /health', () => health(controls)],
    // Circle's, whose contracts stand on the local chain.
    [`GET ${circleFeesPath}`, () => circleFees()],
    [`POST ${modelPath}/chat/completions`, (body) => completions(controls.faults, body)],
    [`GET ${modelPath}/models`, () => models()],
    ['GET /house', () => listHouse(controls.venue, controls.house)],
    ['GET /house/history', (_body, query) => houseHistory(controls.venue, query)],
  ])
  return ({ method, path, body, query, address }) => {
    const route = routes.get(`${method} ${path}`)
    if (route === undefined) return jsonAnswer({ error: 'not found' }, 404)
    if (method === 'POST' && body === undefined) return malformed
    return route(body, query, address)
  }
}
