// The addresses under which people reach this server: for links, for the guards, and for the sign-in message, in
// which a wallet compares the domain with the asking page.
import { networkInterfaces } from 'node:os'
import type { ServerConfig } from './config.ts'
import { bracketed, isEveryAddress, listeningName } from '../../platform/host-names.ts'

type Addressed = Pick<ServerConfig, 'host' | 'port' | 'publicUrl' | 'corsOrigins'>

/** The port of `npm run dev`, which serves the dashboard separately. */
const developmentPort = 5173
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The main origin of this server: used in links, and where a program signs in. */
export function homeOrigin(config: Pick<Addressed, 'host' | 'port' | 'publicUrl'>): string {
  return config.publicUrl ?? originOf(listeningName(config.host), config.port)
}

/**
 * The page's own origin when it is one of ours, otherwise this server's. No other origin may get into a message to
 * sign: a page that relays requests could name itself and use what its visitor signs.
 */
export function signInOrigin(config: Addressed, pageOrigin: string | undefined): string {
  const isOurs = pageOrigin !== undefined && ownOrigins(config).has(pageOrigin)
  return isOurs ? pageOrigin : homeOrigin(config)
}

/** The origins of pages that may be named in a message to sign. */
export function ownOrigins(config: Addressed): ReadonlySet<string> {
  const local = loopbackNames.flatMap((name) => [
    originOf(name, config.port),
    originOf(name, developmentPort),
  ])
  return new Set([
    homeOrigin(config),
    ...local,
    ...reachableOrigins(config),
    ...(config.corsOrigins ?? []),
  ])
}

/** The origins under which a browser on this machine or in its network reaches the server. */
export function reachableOrigins({ host, port }: Pick<Addressed, 'host' | 'port'>): string[] {
  if (!isEveryAddress(host)) return [originOf(listeningName(host), port)]
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .filter(({ family }) => host === '::' || family === 'IPv4')
    .map(({ address }) => bracketed(address))
  return [listeningName(host), ...outside].map((name) => originOf(name, port))
}

/** Spelled as browsers do: without the default port, IPv6 in its short form. */
function originOf(name: string, port: number): string {
  return new URL(`http://${name}:${port}`).origin
}

/** The host names of this server, besides IP addresses and names of this machine. */
export function ownNames({ host, publicUrl }: Pick<Addressed, 'host' | 'publicUrl'>): string[] {
  const names = [host.toLowerCase()]
  if (publicUrl !== undefined) names.push(new URL(publicUrl).hostname)
  return names
}

/** Over plain HTTP browsers may drop a Secure cookie, so that the attribute is left out. */
export function areCookiesSecure({ publicUrl }: Pick<Addressed, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') === true
}
