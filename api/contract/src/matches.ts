import { z } from 'zod'
import { centreFilters } from './centre-filters.ts'
import { CentreSummary } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { PositionParam } from './geo.ts'
import { CentreId } from './ids.ts'
import { centreWords, matchOrders, usualHours } from './match-words.ts'
import { answerBands } from './message-words.ts'
import { Problem } from './problem.ts'
import { integerParam, repeatable } from './query.ts'

/** Whether the running system knows a time zone by this name. */
function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) !== undefined
  } catch {
    return false
  }
}

/** The database knows zones by name alone, as in Africa/Lagos, and not by a distance from UTC. */
const TimeZone = z
  .string()
  .max(60, 'must be a time zone of IANA, as in Africa/Lagos')
  .refine((text) => /^[A-Za-z]/.test(text) && isTimeZone(text), 'must be a time zone of IANA, as in Africa/Lagos')
  .meta({ description: 'Our time zone, IANA', example: 'Africa/Lagos' })

export const MatchSearch = z
  .strictObject({
    centre: CentreId.optional().meta({
      description:
        'A centre for which partners are looked for: what it offers, seeks and speaks, and its time zone, stand in for what is not said, but for what ignore names',
      example: 'wca-7k3m9p2',
    }),
    offers: centreFilters.offers.meta({
      description: 'What we offer; codes of collaboration',
      example: ['tutor-exchange'],
    }),
    seeks: centreFilters.seeks.meta({ description: 'What we seek; codes of collaboration', example: ['mentoring'] }),
    language: centreFilters.language.meta({
      description: 'Languages in which we could work together, BCP 47',
      example: ['fr'],
    }),
    timeZone: TimeZone.optional(),
    ignore: repeatable(
      z.enum(centreWords, { error: `must be one of ${centreWords.join(', ')}` }),
      centreWords.length,
    ).meta({
      description:
        'What the centre says and shall not stand in where nothing is said of it: its offers, its wishes, its languages, its time zone. The centre itself is still no partner, and distances are told from it. Without timeZone no hours count',
      example: ['seeks'],
    }),
    near: PositionParam.optional().meta({
      description: 'Where we are: longitude,latitude. It tells our time zone and distances, and ranks nobody',
      example: '18.87,-33.93',
    }),
    from: integerParam(0, 23)
      .default(usualHours.from)
      .meta({ description: 'Hour of our clock at which our work begins', example: 9 }),
    until: integerParam(1, 24)
      .default(usualHours.until)
      .meta({ description: 'Hour of our clock at which our work ends', example: 17 }),
    country: centreFilters.country,
    region: centreFilters.region,
    order: z
      .enum(matchOrders, { error: `must be one of ${matchOrders.join(', ')}` })
      .default('fit')
      .meta({
        description:
          'least-seen: of those that fit at least three quarters as well as the best, those whose profiles were opened least come first',
      }),
    limit: integerParam(1, 100).default(20).meta({ description: 'How many to tell at most' }),
  })
  .refine(({ from, until }) => until > from, { path: ['until'], error: 'must be later than from' })
export type MatchSearch = z.output<typeof MatchSearch>

export const Matched = CentreSummary.extend({
  fit: z.int().min(0).max(100).describe('How well the two fit, in hundredths of what was asked for'),
  why: z
    .object({
      offers: z.array(z.string()).describe('What it offers of what we seek, be it narrower'),
      seeks: z.array(z.string()).describe('What it seeks of what we offer, be it wider'),
      languages: z.array(z.string()).describe('Languages in common'),
      sharedHours: z.number().nullable().describe('Hours of a day in which both are at work; null: not known'),
      isConfirmed: z.boolean().describe('Whether the centre confirmed its record within thirteen months'),
      answers: z.enum(answerBands).nullable().describe('How soon it usually answers letters; null: not known'),
    })
    .describe('Why it fits'),
}).meta({ id: 'Matched', description: 'A centre that may be a partner, and why' })
export type Matched = z.infer<typeof Matched>

export const MatchPage = z
  .object({
    total: z.int().describe('Centres that meet anything of what was asked for'),
    asked: z
      .object({
        offers: z.array(z.string()),
        seeks: z.array(z.string()),
        languages: z.array(z.string()),
        timeZone: z.string().nullable(),
        from: z.int(),
        until: z.int(),
      })
      .describe('By what it was matched: what was asked, and what the centre says where nothing was'),
    items: z.array(Matched),
  })
  .meta({ id: 'MatchPage' })
export type MatchPage = z.infer<typeof MatchPage>

export const matches = {
  find: endpoint({
    method: 'GET',
    url: '/matches',
    schema: {
      summary: 'Find partners',
      description:
        'For a centre, or for what one looks for; without either, all are alike. Centres ranked by how well they fit in both directions: what they offer of what we seek (3), what they seek of what we offer (3), both at once (2), a language in common (2), shared hours of work (1.5), a confirmed record (0.5) and usual answers to letters (0.5). A wish is met by an offer of the same or of a narrower term, whichever side wishes: visit by visit-online. Where only a wider term is offered, it is not known. A centre that says nothing of offers and wishes, or of which it is not known, counts as one that meets a fifth of them. Neither the length of a record nor any one language counts. Equals change places daily.',
      tags: ['Matching'],
      querystring: MatchSearch,
      response: { 200: MatchPage, 400: Problem, 404: Problem, 429: Problem, 503: Problem },
    },
  }),
}
