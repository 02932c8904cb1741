// What newcomers ask first, with the page to go on to.
import { t } from '@lingui/core/macro'
import { paths } from '../../app/paths.ts'

export interface Question {
  question: string
  /** Paragraphs. */
  answer: readonly string[]
  link?: { href: string; label: string }
}

export function questions(isSimulated: boolean): readonly Question[] {
  return [
    {
      question: t`How do I try it without money?`,
      answer: [
        isSimulated
          ? t`Press “Try the demo”: this browser makes a wallet for you, with simulated dollars. The market is simulated too, and everything else works as it would for real.`
          : t`Here real money is traded. Run Alura on your own machine, or visit one that says “Simulated”: it has a demo that needs no wallet.`,
      ],
      ...(isSimulated && { link: { href: paths.demo(), label: t`Try the demo` } }),
    },
    {
      question: t`How much can I lose?`,
      answer: [
        t`A session closes everything so that its loss threshold holds with the usual costs of closing inside it, and each of its positions has a stop that waits at the exchange. When the price jumps over them the loss is larger. The form says what you can lose before you start.`,
        t`Positions use cross margin: the whole account at the exchange stands behind them. Keep there only what you want to trade with.`,
      ],
    },
    {
      question: t`Does it earn money?`,
      answer: [
        t`On short horizons nothing here earns its costs with any certainty. The report card shows what each kind of session earned on recorded candles, losses included, and how sure that is.`,
      ],
      link: { href: paths.strategy(), label: t`Report card` },
    },
    {
      question: t`When does a session end?`,
      answer: [
        t`At its profit target, at its loss threshold, when its time is over, or when you end it. Then everything is closed, and the result does not change any more.`,
      ],
      link: { href: paths.sessions(), label: t`Sessions` },
    },
    {
      question: t`What happens when this server or my connection goes down?`,
      answer: [
        t`Stops and take-profits wait at the exchange, so they work without us. When the server is back it asks the exchange what happened meanwhile and goes on. You can close the page at any time: sessions run on the server.`,
      ],
    },
    {
      question: t`Can Alura take my money?`,
      answer: [
        t`No. Your wallet allows an agent to trade, and the exchange lets an agent only trade, never withdraw. Money leaves your account only with a signature of your wallet.`,
      ],
      link: { href: paths.settings(), label: t`Settings` },
    },
    {
      question: t`What does it cost?`,
      answer: [
        t`Each order that fills costs the exchange's fee, and Alura's share beside it; the form shows both before you start. Funding is paid or earned every hour on open positions. Everything is in the net result, and listed fill by fill in the journal.`,
      ],
      link: { href: paths.journal(), label: t`Journal` },
    },
    {
      question: t`Why does it not trade?`,
      answer: [
        t`Open the session and read “Why”: every gate between the session and its next entry is listed, with what it has and what it needs. Most of the time no signal is strong enough, which is as it should be.`,
      ],
    },
    {
      question: t`Can I trade by hand?`,
      answer: [
        t`Yes: on the trade page you set entry, stop and targets, and it works out the size from what you are willing to lose. Your own limits hold there, too.`,
      ],
      link: { href: paths.trade(), label: t`Trade` },
    },
    {
      question: t`Can I use a strategy of my own?`,
      answer: [
        t`Yes: in the lab you write a program of some twenty lines, see its backtest while you type, and let it trade within a budget. Everybody can try it there, also without signing in.`,
      ],
      link: { href: paths.lab(), label: t`Lab` },
    },
  ]
}
