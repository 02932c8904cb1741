// The OpenAPI 3.1 document, made from the same endpoint values that mount the routes and type the clients.
import { type CredentialKind, takenBy } from '../../../contract/http/credentials.ts'
import { type Endpoint, noContent } from '../../../contract/endpoint.ts'
import * as contract from '../../../contract/endpoints.ts'
import { ErrorBody, SnakeErrorBody } from '../../../contract/errors.ts'
import { streamItemOf } from '../../../contract/live/stream.ts'
import { exampleOf } from './examples/examples.ts'
import { type ExampleOf, headers, operation } from './operation.ts'
import { type Components, type JsonSchema, outputSchema } from './schemas.ts'

export interface OpenApiDocument {
  openapi: '3.1.1'
  info: JsonSchema
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, JsonSchema>>
  components: { schemas: Components; securitySchemes: JsonSchema; headers: JsonSchema }
  security: JsonSchema[]
}

/** The endpoints by name, with an example request and answer for each. */
export interface Described {
  endpoints: Record<string, Endpoint>
  exampleOf: ExampleOf
}

/** Every endpoint with its input, output and errors. `publicUrl`: where clients find the server. */
export function openApiDocument(
  version: string,
  publicUrl?: string,
  described: Described = { endpoints: contract, exampleOf },
): OpenApiDocument {
  const components: Components = {}
  const entries = Object.entries(described.endpoints)
  // Answers first: when a request's schema has the same name and differs, the request's gets another name.
  const outputs = new Map(
    entries
      .filter(([, { output }]) => output !== noContent)
      .map(([name, { output }]) => [
        name,
        outputSchema(streamItemOf(output) ?? output, components),
      ]),
  )
  outputSchema(ErrorBody, components)
  if (entries.some(([, { wireCase }]) => wireCase === 'snake_case')) {
    outputSchema(SnakeErrorBody, components)
  }
  const paths: OpenApiDocument['paths'] = {}
  for (const [name, endpoint] of entries) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][endpoint.method.toLowerCase()] = operation(
      name,
      endpoint,
      outputs.get(name) ?? {},
      components,
      described.exampleOf(name),
    )
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Alura API',
      version,
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [...(publicUrl === undefined ? [] : [{ url: publicUrl }]), { url: '/' }],
    tags,
    paths,
    components: { schemas: components, securitySchemes: schemesOf(entries), headers },
    security: [],
  }
}

const description =
  'Trades Hyperliquid perpetuals for a person inside hard limits: budget, profit target, loss threshold, positions and ' +
  'time. Prices, sizes and money are decimal strings, times are epoch milliseconds, ids are opaque. ' +
  'Sign in with `POST /auth/evm/challenge` and `POST /auth/evm/verify`; send the token as `Authorization: Bearer`. `x-scope` names what a sign-in must be allowed to.'

const tags = [
  { name: 'auth', description: 'Signing in with a wallet, and the agent that may trade for it' },
  { name: 'sessions', description: 'A contract of budget, target, loss, positions and time' },
  { name: 'positions', description: 'What a session holds' },
  { name: 'logs', description: 'What a session did and refused to do, and why' },
  { name: 'user', description: 'The account, and the money that comes and goes' },
  { name: 'deposits', description: 'USDC transfers to the bridge, recognised on the chain' },
  { name: 'referrals', description: 'Who brought whom, and what that pays' },
  { name: 'market', description: 'Candles and signals' },
  { name: 'leaderboard', description: 'Who trades how well' },
  { name: 'journal', description: 'What was traded, written down and learnt' },
  { name: 'health', description: 'Whether the server is well, and the world it lives in' },
]

const securitySchemes: Record<CredentialKind, JsonSchema> = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'The `accessToken` of `POST /auth/evm/verify`; valid for 24 hours.',
  },
  cookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'access_token',
    description:
      'Set by signing in, for pages of this server: what changes something must come with their Origin. Over https its name begins with `__Host-` or `__Secure-`.',
  },
}

/** The security schemes that at least one endpoint accepts. */
function schemesOf(entries: readonly (readonly [string, Endpoint])[]): JsonSchema {
  const kinds = new Set(
    entries.flatMap(([, endpoint]) => (endpoint.auth === 'public' ? [] : takenBy(endpoint))),
  )
  return Object.fromEntries([...kinds].map((kind) => [kind, securitySchemes[kind]]))
}
