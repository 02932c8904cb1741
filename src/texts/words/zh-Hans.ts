// The Chinese texts, in simplified characters.
import { authorityWords } from './zh-Hans/authority-words.ts'
import { accountFigures, accountSentences } from './zh-Hans/account-sentences.ts'
import { decisionSentences } from './zh-Hans/decision-sentences.ts'
import { gateFigures } from './zh-Hans/gate-figures.ts'
import { gateSentences } from './zh-Hans/gate-sentences.ts'
import { orderSentences } from './zh-Hans/order-sentences.ts'
import { planFigures, planSentences } from './zh-Hans/plan-sentences.ts'
import { sessionSentences } from './zh-Hans/session-sentences.ts'
import { signalSentences } from './zh-Hans/signal-sentences.ts'
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
