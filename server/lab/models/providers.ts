// Where models are asked, by the names of their providers.
import { ServiceError } from '../../../contract/errors.ts'
import type { ServerConfig } from '../../settings/config.ts'
import type { TraderRow } from '../../storage/traders/traders.ts'
import { openKey, requireModelUrl } from '../../traders/index.ts'
import type { ModelEndpoint } from './call-model.ts'

const standIn = 'localnet-rules'

interface Provider {
  id: string
  name: string
  base_url: string | null
  model: string | null
  needs_key: boolean
  is_language_model: boolean
}

const known = (id: string, name: string, base_url: string): Provider => ({
  id,
  name,
  base_url,
  model: null,
  needs_key: true,
  is_language_model: true,
})

type Config = Pick<ServerConfig, 'network' | 'exchange'>

/** The first works without a key, where there is one that does. */
export function providersFor({ network, exchange }: Config): Provider[] {
  const here: Provider = {
    ...known(standIn, 'Rules of localnet, not a language model', `${exchange.url}/v1`),
    model: standIn,
    needs_key: false,
    is_language_model: false,
  }
  return [
    ...(network === 'localnet' ? [here] : []),
    known('openai', 'OpenAI', 'https://api.openai.com/v1'),
    known('anthropic', 'Anthropic', 'https://api.anthropic.com/v1'),
    known('deepseek', 'DeepSeek', 'https://api.deepseek.com/v1'),
    known('openrouter', 'OpenRouter', 'https://openrouter.ai/api/v1'),
    { ...known('ollama', 'Ollama on this machine', 'http://127.0.0.1:11434/v1'), needs_key: false },
    {
      ...known('other', 'Another OpenAI-compatible address', ''),
      base_url: null,
      needs_key: false,
    },
  ]
}

/** Throws NO_MODEL, saying what to set. */
export function endpointOf(
  config: Config & Pick<ServerConfig, 'secret'>,
  trader: Pick<TraderRow, 'userId' | 'llmProvider' | 'llmModel' | 'llmBaseUrl' | 'llmKey'>,
): ModelEndpoint {
  const { llmProvider, llmModel, llmBaseUrl, llmKey, userId } = trader
  const provider = providersFor(config).find(({ id }) => id === llmProvider)
  const baseUrl = llmBaseUrl ?? provider?.base_url ?? null
  const model = llmModel ?? provider?.model ?? null
  if (baseUrl === null) throw none('llm_base_url: the address of its model')
  if (model === null) throw none('llm_model: the name of its model')
  if (llmKey === null && llmBaseUrl === null && provider?.needs_key !== false) {
    throw none('llm_api_key: the key of its model')
  }
  return {
    provider: llmProvider ?? 'other',
    baseUrl: requireModelUrl(baseUrl),
    model,
    key: llmKey === null ? null : openKey(config, userId, llmKey),
  }
}

/** Of this server: LLM_BASE_URL, LLM_MODEL and LLM_API_KEY; on localnet without them the stand-in. Throws NO_MODEL. */
export function ownEndpoint(config: Config & Pick<ServerConfig, 'llm'>): ModelEndpoint {
  const [first] = providersFor(config)
  if (config.llm !== undefined) return { provider: 'other', ...config.llm }
  if (first?.needs_key === false && first.base_url !== null && first.model !== null) {
    return { provider: first.id, baseUrl: first.base_url, model: first.model, key: null }
  }
  throw new ServiceError(
    'NO_MODEL',
    'No language model is set up. Name a trader by account_id, or set LLM_BASE_URL and LLM_MODEL on the server',
  )
}

function none(what: string): ServiceError {
  return new ServiceError('NO_MODEL', `This trader cannot ask a model yet. Set ${what}`)
}
