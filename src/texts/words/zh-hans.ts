// The Chinese texts, in simplified characters.
import { authorityWords } from './zh-hans/authority-words.ts'
import { accountFigures, accountSentences } from './zh-hans/account-sentences.ts'
import { decisionSentences } from './zh-hans/decision-sentences.ts'
import { gateFigures } from './zh-hans/gate-figures.ts'
import { gateSentences } from './zh-hans/gate-sentences.ts'
import { orderSentences } from './zh-hans/order-sentences.ts'
import { planFigures, planSentences } from './zh-hans/plan-sentences.ts'
import { sessionSentences } from './zh-hans/session-sentences.ts'
import { signalSentences } from './zh-hans/signal-sentences.ts'
import { languageOf } from '../../../contract/words/language.ts'

export const language = languageOf(
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
