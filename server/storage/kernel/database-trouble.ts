// Describes what can be wrong with DATABASE_URL. The password is never part of the message.
import { SettingError } from '../../../platform/settings.ts'

const shape = 'postgres://user:password@host:5432/database'

/**
 * Throws a SettingError when `text` is not a URL of a PostgreSQL server. The message does not contain the text,
 * which may hold a password.
 */
export function checkDatabaseUrl(text: string): void {
  if (!URL.canParse(text)) {
    throw new SettingError(
      `DATABASE_URL is no address. It looks like ${shape}; write @ : / # ? and % in a password as %40 %3A %2F %23 %3F %25.`,
    )
  }
  const { protocol } = new URL(text)
  if (protocol === 'postgres:' || protocol === 'postgresql:') return
  throw new SettingError(
    `DATABASE_URL is for PostgreSQL, not for "${protocol}". It looks like ${shape}; leave it unset for the embedded database.`,
  )
}

const sayings: Record<string, (where: ReturnType<typeof partsOf>) => string> = {
  '28P01': ({ user }) => `the password of the user ${user} is wrong`,
  '28000': ({ user, server }) =>
    `${server} does not let the user ${user} in: there is no such user, or it asks for TLS (add ?sslmode=verify-full)`,
  '3D000': ({ database }) =>
    `there is no database ${database} there; create it: createdb ${database}`,
  '42501': ({ user, database }) =>
    `the user ${user} may not create tables in ${database}; make it the database's owner`,
  '53300': ({ server }) => `${server} has no connection left`,
  '57P03': ({ server }) => `${server} is starting or stopping; try again in a moment`,
  ECONNREFUSED: ({ server }) =>
    `nothing answers at ${server}; start PostgreSQL, or mend host and port`,
  ECONNRESET: ({ server }) => `${server} cut the connection; is it PostgreSQL that listens there?`,
  ENOTFOUND: ({ host }) => `the host name ${host} is not known`,
  EAI_AGAIN: ({ host }) => `the host name ${host} cannot be looked up now`,
  ETIMEDOUT: ({ server }) => `${server} cannot be reached`,
  EHOSTUNREACH: ({ server }) => `${server} cannot be reached`,
  ENETUNREACH: ({ server }) => `${server} cannot be reached`,
}

/**
 * Turns an error of opening a database into a SettingError; an unknown cause keeps its message, without the
 * password.
 */
export function databaseTrouble(error: unknown, url: string): SettingError {
  const where = partsOf(url)
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const saying = sayings['code' in cause ? String(cause.code) : '']
    if (saying !== undefined) return trouble(saying(where))
    if (/timeout|terminated/i.test(cause.message)) {
      return trouble(`${where.server} does not answer as PostgreSQL does`)
    }
    if (/support SSL/i.test(cause.message)) {
      return trouble(`${where.server} speaks no TLS; take sslmode out of the address`)
    }
  }
  const message = error instanceof Error ? error.message : String(error)
  return trouble(`${where.server} was not usable: ${without(where.password, message)}`)
}

function trouble(saying: string): SettingError {
  return new SettingError(`DATABASE_URL: ${saying}.`)
}

function partsOf(url: string) {
  const { username, password, hostname, port, pathname } = new URL(url)
  const host = hostname || 'localhost'
  return {
    user: decoded(username) || 'of this system',
    password: decoded(password),
    host,
    server: `${host}:${port || 5_432}`,
    database: decoded(pathname.slice(1)) || decoded(username),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function without(password: string, message: string): string {
  return password === '' ? message : message.replaceAll(password, '…')
}
