// The API, explained by itself: Swagger UI at /api/docs, the document at /api/docs/json.
import swagger, { type FastifyStaticSwaggerOptions } from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import type { OpenApiDocument } from '../openapi/document.ts'
import type { Limiters } from './limits.ts'

export async function serveApiDocs(
  app: FastifyInstance,
  document: OpenApiDocument,
  limiters: Limiters,
): Promise<void> {
  await app.register(swagger, {
    mode: 'static',
    specification: { document: asSpecification(document) },
  })
  await app.register(async (docs) => {
    docs.addHook('onRequest', limiters.read)
    await docs.register(swaggerUi, {
      routePrefix: '/api/docs',
      uiConfig: {
        persistAuthorization: true,
        tryItOutEnabled: true,
        displayRequestDuration: true,
        validatorUrl: null,
      },
      theme: { title: 'Alura API' },
    })
  })
}

type Specification = Extract<FastifyStaticSwaggerOptions['specification'], { document: unknown }>

/** The plugin's type knows OpenAPI up to 3.0 only, and it passes the document on as it is. */
function asSpecification(document: object): Specification['document'] {
  return document as Specification['document']
}
