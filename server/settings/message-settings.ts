// What the operator has set up for messages to people: a mail server and a Telegram bot. The values are never shown.
import { SettingError, textFrom } from '../../platform/settings.ts'

export interface MessageSettings {
  /** `url` holds the password. Undefined: no mail is sent. */
  mail?: { url: string; from: string } | undefined
  /** Undefined: there is no bot. */
  telegram?: { token: string; apiUrl: string } | undefined
}

/** Throws a SettingError. */
export function messageSettingsFrom(env: NodeJS.ProcessEnv): MessageSettings {
  return { mail: mailFrom(env), telegram: telegramFrom(env) }
}

function mailFrom(env: NodeJS.ProcessEnv): MessageSettings['mail'] {
  const [url, from] = [textFrom(env, 'SMTP_URL'), textFrom(env, 'MAIL_FROM')]
  if (url === undefined && from === undefined) return undefined
  if (url === undefined || from === undefined) {
    throw new SettingError('SMTP_URL and MAIL_FROM go together: set both or neither.')
  }
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new SettingError(
      'SMTP_URL must be an address such as smtps://user:password@mail.example.org:465. Write special characters of the password as %40 and the like.',
    )
  }
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
    throw new SettingError('MAIL_FROM must be an address such as Alura <alura@example.org>.')
  }
  return { url, from }
}

function telegramFrom(env: NodeJS.ProcessEnv): MessageSettings['telegram'] {
  const token = textFrom(env, 'TELEGRAM_BOT_TOKEN')
  const apiUrl = textFrom(env, 'TELEGRAM_API_URL') ?? 'https://api.telegram.org'
  if (token === undefined) return undefined
  if (!/^\d+:[\w-]{20,}$/.test(token)) {
    throw new SettingError('TELEGRAM_BOT_TOKEN must be the token that @BotFather gave you.')
  }
  if (!URL.canParse(apiUrl) || !/^https?:$/.test(new URL(apiUrl).protocol)) {
    throw new SettingError('TELEGRAM_API_URL must be an address such as https://api.telegram.org.')
  }
  return { token, apiUrl: apiUrl.replace(/\/+$/, '') }
}
