import type * as contract from '../../../contract/endpoints.ts'
import type { PersonContext } from '../../context.ts'
import type { Verb } from '../../route.ts'
import { promptTemplates } from './prompts.ts'
import { providersFor } from './providers.ts'

export const listModelOptions: Verb<PersonContext, typeof contract.listModelOptions> = async ({
  ctx: { config },
}) => ({ providers: providersFor(config), prompts: [...promptTemplates] })
