// The documented endpoints for signing in and health, route by route: the documents' bodies, and what must come
// back.
import type { Browser, Pair } from '../people/entrance-app.ts'

/** A person with a signed-in page and a paired program. */
export interface EntranceScene {
  browser: Browser
  program: Pair
  /** An unused EIP-4361 message and its signature. */
  signed: { message: string; signature: string }
  code: string
}

export interface DocumentedEntrance {
  isPublic?: true
  /** Of success; 200 by default. */
  status?: number
  /** The body from the documents, with this scene's values. */
  body?: (scene: EntranceScene) => Record<string, unknown>
  fields: readonly string[]
}

const ended = ['message', 'revoked_count']
const tokens = ['tokens.access_token', 'tokens.refresh_token', 'tokens.expires_in']
const person = ['id', 'wallet_address', 'created_at']

/** In an order in which each endpoint finds the scene still signed in. */
export const documentedEntrance: Record<string, DocumentedEntrance> = {
  'GET /api/v1/auth/nonce': { isPublic: true, fields: ['nonce'] },
  'POST /api/v1/auth/verify-siwe': {
    isPublic: true,
    body: ({ signed }) => signed,
    fields: person.map((name) => `user.${name}`),
  },
  'GET /api/v1/auth/me': {
    fields: [
      ...person,
      ...['id', 'kind', 'created_at', 'last_used_at', 'user_agent', 'current'].map(
        (name) => `sessions.0.${name}`,
      ),
    ],
  },
  'POST /api/v1/auth/refresh': { isPublic: true, fields: ['expires_in'] },
  'POST /api/v1/auth/pair-extension': { status: 201, fields: ['code', 'expires_at'] },
  'POST /api/v1/auth/extension-pair': {
    isPublic: true,
    body: ({ code }) => ({ code }),
    fields: tokens,
  },
  'POST /api/v1/auth/extension-refresh': {
    isPublic: true,
    body: ({ program }) => ({ refresh_token: program.refresh_token }),
    fields: tokens,
  },
  'GET /api/v1/health': { isPublic: true, fields: ['status'] },
  'GET /api/v1/health/ready': {
    isPublic: true,
    status: 503,
    fields: ['status', 'checks.database', 'checks.exchange', 'checks.sidecar'],
  },
  'GET /api/v1/health/sidecar': { isPublic: true, fields: ['status', 'venues'] },
  'POST /api/v1/auth/logout': { fields: ended },
  'POST /api/v1/auth/revoke-all': { fields: ended },
}
