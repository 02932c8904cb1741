import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'
import type { ServerConfig } from '../../settings/config.ts'

/** The headers for a request to this host; without a host, for a request that could not be parsed. */
export type SecurityHeaders = (host?: string) => Record<string, string>

/** The dashboard may load from and connect to itself, the exchange and the chain. No inline scripts, no frames. */
export function securityHeaders({
  exchange,
  chain,
  publicUrl,
}: Pick<ServerConfig, 'exchange' | 'chain' | 'publicUrl'>): SecurityHeaders {
  // A proxy may not pass on the host name that people use.
  const named = publicUrl === undefined ? [] : [publicUrl.replace(/^http/, 'ws')]
  const elsewhere = [exchange.url, exchange.wsUrl, chain.rpcUrl, ...named].map(
    (url) => new URL(url).origin,
  )
  const fixed = headersOf({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // Programs run in WebAssembly, in a worker of ours (src/features/lab/backtest).
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ownSockets, ...new Set(elsewhere)],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    // Browsers honour this over TLS only, so that plain HTTP on this machine keeps working.
    strictTransportSecurity: publicUrl?.startsWith('https:') === true && {
      maxAge: halfAYear,
      includeSubDomains: false,
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  const policy = fixed['content-security-policy'] ?? ''
  return (host = '') => ({
    ...fixed,
    'content-security-policy': policy.replace(ownSockets, socketsOf(host)),
  })
}

const halfAYear = 15_552_000

/** A placeholder in the policy for web sockets of the requested host. */
const ownSockets = 'ws://own.invalid'

/** Safari's 'self' does not cover web sockets of the same host. */
function socketsOf(host: string): string {
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}

/** Helmet writes onto a response; its headers are also needed where there is none. */
function headersOf(options: Parameters<typeof helmet>[0]): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet(options)(request, response, (error) => {
    if (error !== undefined) throw error
  })
  const entries = Object.entries(response.getHeaders())
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}
