// The API's documentation: Swagger UI at /api/docs, the OpenAPI document at /api/docs/json.
import swagger, { type FastifyStaticSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { OpenApiDocument } from '../openapi/document.ts'
import type { Limiters } from '../protection/limits.ts'
import { answerWithKept } from './kept-document.ts'

const address = '/api/docs'

export async function serveApiDocs(
  app: FastifyInstance,
  document: OpenApiDocument,
  limiters: Limiters,
  /** Whether this server also serves the dashboard, whose wallet connection the page uses for signing in. */
  hasDashboard: boolean,
): Promise<void> {
  await app.register(swagger, {
    mode: 'static',
    specification: { document: asSpecification(document) },
  })
  await app.register(async (docs) => {
    docs.addHook('onRequest', limiters.read.ofAddress)
    docs.addHook('onRequest', answerWithKept(app, address))
    await docs.register(swaggerUi, {
      routePrefix: address,
      uiConfig: {
        // A token stored in the browser could be read by any script that runs on this page later.
        persistAuthorization: false,
        tryItOutEnabled: true,
        displayRequestDuration: true,
        validatorUrl: null,
      },
      logo: { type: 'image/svg+xml', content: logo },
      theme: {
        title: 'Alura API',
        favicon: [
          {
            filename: 'icon.svg',
            rel: 'icon',
            type: 'image/svg+xml',
            sizes: 'any',
            content: logo,
          },
        ],
        ...(hasDashboard && signInTheme),
      },
    })
  })
}

/** The dashboard's logo as a copy, because the dashboard may not be served here. */
const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" height="40"><rect width="32" height="32" rx="7" fill="#0b1117"/><path d="M5 9v14M27 9v14M5 16h22" stroke="#7b8794" stroke-width="2" stroke-linecap="round"/><path d="M19 8.5 25 16l-6 7.5-6-7.5z" fill="#86dcdc"/></svg>'

/**
 * Runs before the page's load event, which starts Swagger UI: keeps the object that it creates, and then loads the
 * button.
 */
const signInScript = `localStorage.removeItem('authorized') // where earlier versions kept the token
const start = window.SwaggerUIBundle
window.SwaggerUIBundle = Object.assign((config) => (window.ui = start(config)), start)
import('/api-docs.js')
`

/** The button is part of the dashboard's build, which contains the wallet code. */
const signInTheme = {
  js: [{ filename: 'sign-in.js', content: signInScript }],
  css: [
    {
      filename: 'sign-in.css',
      content: `.sign-in {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 12px;
  max-width: 1460px;
  margin: 0 auto;
  padding: 20px 20px 0;
  font: 14px/1.4 sans-serif;
}
.sign-in button {
  padding: 8px 16px;
  border: 2px solid #1b6b45;
  border-radius: 4px;
  background: none;
  color: #1b6b45;
  font: inherit;
  font-weight: 700;
  cursor: pointer;
}
.sign-in output {
  overflow-wrap: anywhere;
}
`,
    },
  ],
}

type Specification = Extract<FastifyStaticSwaggerOptions['specification'], { document: unknown }>

/** The plugin's type covers OpenAPI only up to 3.0, but it passes the document on unchanged. */
function asSpecification(document: object): Specification['document'] {
  return document as Specification['document']
}
