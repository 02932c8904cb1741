// Under which addresses people reach this server, for links, for guards, and for the sign-in message, in which a wallet
// compares the domain with the page that asks.
import { networkInterfaces } from 'node:os'
import type { ServerConfig } from './config.ts'
import { bracketed, isEveryAddress, listeningName } from '../platform/host-names.ts'

type Addressed = Pick<ServerConfig, 'host' | 'port' | 'publicUrl' | 'corsOrigins'>

/** Of `npm run dev`, which serves the dashboard on a port of its own. */
const developmentPort = 5173
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The one address of this server: what links say, and what a program signs in at. */
export function homeOrigin(config: Pick<Addressed, 'host' | 'port' | 'publicUrl'>): string {
  return config.publicUrl ?? originOf(listeningName(config.host), config.port)
}

/**
 * The page's own origin when it is one of ours, this server's address otherwise. Nothing else may ever get into a
 * message to sign: a page that passes requests on could name itself, and use what its visitor signs.
 */
export function signInOrigin(config: Addressed, pageOrigin: string | undefined): string {
  const isOurs = pageOrigin !== undefined && ownOrigins(config).has(pageOrigin)
  return isOurs ? pageOrigin : homeOrigin(config)
}

/** Of the pages that may name themselves in a message to sign. */
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

/** Where it listens, as a browser on this machine or in its network would write it. */
export function reachableOrigins({ host, port }: Pick<Addressed, 'host' | 'port'>): string[] {
  if (!isEveryAddress(host)) return [originOf(listeningName(host), port)]
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, scopeid }) => !internal && !scopeid)
    .filter(({ family }) => host === '::' || family === 'IPv4')
    .map(({ address }) => bracketed(address))
  return [listeningName(host), ...outside].map((name) => originOf(name, port))
}

/** In the spelling of browsers: no port where it is the usual one, IPv6 in its short form. */
function originOf(name: string, port: number): string {
  return new URL(`http://${name}:${port}`).origin
}

/** By which this server goes, besides numbers and those of its machine. */
export function ownNames({ host, publicUrl }: Pick<Addressed, 'host' | 'publicUrl'>): string[] {
  const names = [host.toLowerCase()]
  if (publicUrl !== undefined) names.push(new URL(publicUrl).hostname)
  return names
}

/** Over plain HTTP a browser may drop a cookie that is Secure: there it is left out. */
export function areCookiesSecure({ publicUrl }: Pick<Addressed, 'publicUrl'>): boolean {
  return publicUrl?.startsWith('https:') === true
}
