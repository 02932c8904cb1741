// One log format for every process: pino writes one event as one line of JSON, and people at a terminal see text.
// Secrets should never be logged; those that get in anyway, for example inside a library's error, are removed here.
import { type Logger, pino } from 'pino'

export type Log = Logger

/** Fields removed at any depth up to three. */
const secretNames = [
  'authorization',
  'cookie',
  'accessToken',
  'token',
  'jwt',
  'signature',
  'signatures',
  'secret',
  'password',
  'apiKey',
  'api_key',
  'passphrase',
  'privateKey',
  'agentKey',
  'treasuryKey',
  'mnemonic',
  'databaseUrl',
]
const hidden = '[hidden]'
const secretPaths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** Patterns of secrets, removed anywhere in a line. */
const secretLooks: [RegExp, string][] = [
  // A password in a URL, up to the last @ before the host.
  [/(\w+:\/\/[^\s:/@"]*:)[^\s"/]*@/g, `$1${hidden}@`],
  [/\b(Bearer )[\w.~+/=-]+/gi, `$1${hidden}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, hidden],
  // 65 bytes of hex are a signature.
  [/\b0x[0-9a-fA-F]{130}\b/g, hidden],
  [/\b((?:ALURA_SECRET|TREASURY_KEY|password)=)[^\s"&]+/gi, `$1${hidden}`],
]

export interface LogOptions {
  /** Epoch ms. */
  clock?: () => number
  /** Gets a line including its end; standard error by default, as text when that is a terminal. */
  write?: (line: string) => void
}

/** `level`: the lowest that is written: debug, info, warn, error; silent writes nothing. */
export function createLog(level: string, options: LogOptions = {}): Log {
  const { clock = Date.now, write = toStandardError } = options
  return pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":${clock()}`,
      formatters: { level: (label) => ({ level: label }), log: withoutBigInts },
      serializers: { error: pino.stdSerializers.errWithCause },
      redact: { paths: secretPaths, censor: hidden },
      hooks: { streamWrite: withoutSecrets },
    },
    { write },
  )
}

/** A log line as text for people; any other line unchanged. */
export function humanLine(line: string): string {
  const event = parsed(line)
  if (event === undefined) return line
  const { at, level, message, ...data } = event
  const time = new Date(Number(at)).toTimeString().slice(0, 8)
  const details = Object.entries(data).map(([name, value]) => `${name}=${text(value)}`)
  return [time, String(level).padEnd(5), message, ...details].join(' ')
}

function withoutSecrets(line: string): string {
  return secretLooks.reduce((shown, [look, instead]) => shown.replace(look, instead), line)
}

function toStandardError(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `${humanLine(line.trimEnd())}\n` : line)
}

/** JSON has no bigints, and a number would lose digits. */
function withoutBigInts(data: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(data)
  if (!entries.some(([, value]) => typeof value === 'bigint')) return data
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  )
}

function parsed(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{"level":')) return undefined
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}

/** For an error only its message; the JSON has the stack. */
function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return 'message' in value ? JSON.stringify(value.message) : JSON.stringify(value)
}
