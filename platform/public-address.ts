// PUBLIC_URL and TRUST_PROXY: how requests get from people's browsers to this server.
import { isIP } from 'node:net'
import { isLoopbackName, isPrivateName } from './host-names.ts'
import { type Env, SettingError, textFrom } from './settings.ts'

export interface AddressSettings {
  /** The origin under which people open the dashboard; undefined: the one made from HOST and PORT. */
  publicUrl?: string | undefined
  /** Addresses and networks of proxies whose X-Forwarded-For is trusted; none by default. */
  trustProxy?: string[]
}

/** Throws `SettingError`. With real money, plain HTTP is allowed only for this machine. */
export function addressSettingsFrom(env: Env, isRealMoney: boolean): AddressSettings {
  return { publicUrl: publicUrlFrom(env, isRealMoney), trustProxy: proxiesFrom(env) }
}

export function publicUrlFrom(env: Env, isRealMoney: boolean): string | undefined {
  const text = textFrom(env, 'PUBLIC_URL')
  if (text === undefined) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new SettingError(
      `PUBLIC_URL must be an address such as https://alura.example.org, not "${text}".`,
    )
  }
  // The dashboard must be at the root of its address; a name and password would end up in links.
  if (`${url.origin}/` !== url.href) {
    throw new SettingError(
      `PUBLIC_URL must be scheme, name and port alone, such as ${url.origin}, not "${text}".`,
    )
  }
  if (url.protocol === 'http:' && !mayBePlain(url.hostname, isRealMoney)) {
    throw new SettingError(
      `PUBLIC_URL must begin with https:// (put a proxy with TLS in front), not "${text}": over plain http anybody on ` +
        'the way can take a sign-in. Plain http is for this machine, and on localnet and testnet for a private network.',
    )
  }
  return url.origin
}

function mayBePlain(name: string, isRealMoney: boolean): boolean {
  return isLoopbackName(name) || (!isRealMoney && isPrivateName(name))
}

/** Each proxy must be named: whoever may forward requests can also claim any origin address. */
function proxiesFrom(env: Env): string[] {
  const given = (textFrom(env, 'TRUST_PROXY') ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
  for (const text of given) {
    if (!isNetwork(text)) {
      throw new SettingError(
        `TRUST_PROXY must be addresses or networks of your proxies, such as 127.0.0.1 or 10.0.0.0/8, not "${text}".`,
      )
    }
  }
  return given
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  // A mask of zero bits would include everybody.
  return (
    bits === undefined ||
    (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  )
}
