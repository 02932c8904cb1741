// By the operator's mail server, as plain text: nothing in it can be markup.
import type { Transporter } from 'nodemailer'
import { isLoopback } from '../../../platform/neighbours.ts'
import type { ServerConfig } from '../../settings/config.ts'
import {
  type Addresses,
  type Channel,
  type Message,
  type Outcome,
  patienceMs,
  plain,
} from './channel.ts'

type Mail = NonNullable<ServerConfig['mail']>

export function createEmail(mail: Mail, settingsUrl: string): Channel<Addresses['email']> {
  let made: Promise<Transporter> | undefined
  const host = new URL(settingsUrl).hostname
  return {
    async send({ address }, { key, title, text, url }: Message): Promise<Outcome> {
      try {
        made ??= transporter(mail)
        await (
          await made
        ).sendMail({
          from: mail.from,
          // As an object, so that no address can be more than one.
          to: { name: '', address },
          subject: plain(title),
          text: `${plain(text)}\n\n${url}\n\nWhat is sent to you, and when: ${settingsUrl}\n`,
          messageId: `<${key}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Alura-Key': key },
        })
        return { kind: 'sent' }
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}

async function transporter({ url }: Mail): Promise<Transporter> {
  // Loaded when the first mail is sent.
  const { createTransport } = await import('nodemailer')
  return createTransport({
    url,
    // A password and what happened in an account do not travel in the open.
    requireTLS: !isLoopback(new URL(url).hostname),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function failureOf(error: unknown): Outcome {
  const { code, responseCode, command } = error as {
    code?: string
    responseCode?: number
    command?: string
  }
  if (code === 'EAUTH') return failed('The mail server of this Alura refuses its password')
  // 5xx about the recipient: asking again would change nothing.
  if (responseCode !== undefined && responseCode >= 500 && code === 'EENVELOPE') {
    return { ...failed(`The mail server refuses the address (${responseCode})`), isFinal: true }
  }
  if (responseCode !== undefined) {
    return failed(
      `The mail server did not take it (${responseCode}${command ? ` to ${command}` : ''})`,
    )
  }
  return failed('The mail server of this Alura cannot be reached')
}

const failed = (problem: string) => ({ kind: 'failed' as const, problem })
