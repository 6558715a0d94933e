/** The answer to /v1/centres?country=South+Africa, as it is sent. */
const problem = {
  type: '/docs#problem-invalid-request',
  title: 'Bad Request',
  status: 400,
  detail: 'country must be a country or area code of two letters (ISO 3166-1), as in ZA.',
  errors: [
    {
      in: 'query',
      name: 'country',
      message: 'must be a country or area code of two letters (ISO 3166-1), as in ZA',
    },
  ],
  instance: '/v1/centres',
}

export const problemExample = JSON.stringify(problem, null, 2)
