// The English texts. Another language would be another file like this one.
import { authorityWords } from './english/authority-words.ts'
import { accountFigures, accountSentences } from './english/account-sentences.ts'
import { decisionSentences } from './english/decision-sentences.ts'
import { gateFigures } from './english/gate-figures.ts'
import { gateSentences } from './english/gate-sentences.ts'
import { orderSentences } from './english/order-sentences.ts'
import { planFigures, planSentences } from './english/plan-sentences.ts'
import { sessionSentences } from './english/session-sentences.ts'
import { signalSentences } from './english/signal-sentences.ts'
import { languageOf } from './language.ts'

export const english = languageOf(
  {
    ...signalSentences,
    ...gateSentences,
    ...accountSentences,
    ...decisionSentences,
    ...planSentences,
    ...sessionSentences,
    ...orderSentences,
  },
  { ...gateFigures, ...accountFigures, ...planFigures },
  authorityWords,
)
