import type { IncomingMessage } from 'node:http'
import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { ServerConfig } from '../config.ts'

/** What the dashboard may load and talk to: itself, the exchange and the chain. Nothing inline, nothing framed. */
export function securityHeaders(
  config: Pick<ServerConfig, 'exchange' | 'chain'>,
): FastifyHelmetOptions {
  const { exchange, chain } = config
  const elsewhere = [exchange.url, exchange.wsUrl, chain.rpcUrl].map((url) => new URL(url).origin)
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ownSocket, ...new Set(elsewhere)],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    // Plain HTTP on this machine; whoever puts TLS in front says so there.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }
}

/** Safari's 'self' does not cover web sockets of the same host. */
function ownSocket(request: IncomingMessage): string {
  const host = request.headers.host ?? ''
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'"
}
