import * as contract from '../../../contract/endpoints.ts'
import { type Route, personRoute, viewerRoute } from '../../route.ts'
import { askAboutProgram, streamAboutProgram } from './chat/ask-about-program.ts'
import { deleteAiConversation, listAiConversations, listAiMessages } from './chat/talks.ts'
import { getArena } from './arena/get-arena.ts'
import { listTraderPositions } from '../following/list-positions.ts'
import { listTraderDecisions } from './list-decisions.ts'
import { listModelOptions } from './list-options.ts'
import { testTrader } from './test-trader.ts'

/** Traders for which a language model decides. */
export const modelRoutes: Route[] = [
  personRoute(contract.listModelOptions, listModelOptions),
  personRoute(contract.getArena, getArena),
  personRoute(contract.listTraderDecisions, listTraderDecisions),
  personRoute(contract.listTraderPositions, listTraderPositions),
  viewerRoute(contract.testTrader, testTrader),
  personRoute(contract.aiChat, askAboutProgram),
  personRoute(contract.streamAiChat, streamAboutProgram),
  personRoute(contract.listAiConversations, listAiConversations),
  personRoute(contract.listAiMessages, listAiMessages),
  personRoute(contract.deleteAiConversation, deleteAiConversation),
]
