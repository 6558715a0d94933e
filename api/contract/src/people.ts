import { z } from 'zod'
import { Name } from './centres.ts'
import { endpoint } from './endpoint.ts'
import { InterfaceLanguage } from './languages.ts'
import { linkMinutes } from './link-minutes.ts'
import { Problem } from './problem.ts'
import { noRobot } from './robots.ts'

/** Addresses differ by their host alone in case; what stands before the @ is in practice the same for every host. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'must be an e-mail address of at most 254 characters')
  .pipe(z.email('must be an e-mail address, as in office@example.org'))
  .meta({ description: 'E-mail address', example: 'office@example.org' })

/** A page of the directory, so that a link can lead back to where somebody was. */
const ReturnTo = z
  .string()
  .max(500, 'must be a path of at most 500 characters')
  .regex(/^\/(?![/\\])/, 'must be a path of this site, as in /register')

export const Moderates = z
  .object({
    scope: z.enum(['everything', 'country', 'region', 'association']),
    code: z.string().describe('Of the country or area, region or association; empty with everything'),
  })
  .meta({ id: 'Moderates', description: 'On what a person decides' })
export type Moderates = z.infer<typeof Moderates>

export const StewardedCentre = z
  .object({
    id: z.string(),
    slug: z.string().describe('Cosmetic part of the page’s address'),
    names: z.array(Name),
    confirmedAt: z.iso.datetime().nullable().describe('When the centre last confirmed its record'),
    updatedAt: z.iso.datetime(),
    claims: z.array(z.string()).describe('Ids of claims by others that one has not answered, the oldest first'),
    suggestions: z.int().describe('How many suggestions wait for a steward'),
  })
  .meta({ id: 'StewardedCentre', description: 'A centre whose record a person keeps' })
export type StewardedCentre = z.infer<typeof StewardedCentre>

export const Me = z
  .object({
    email: z.string(),
    name: z.string().describe('Empty until it is given'),
    language: InterfaceLanguage,
    moderates: z.array(Moderates).describe('Empty for whoever is no moderator'),
    isAdministrator: z.boolean().describe('Whether this person appoints moderators'),
    centres: z.array(StewardedCentre).describe('The centres whose records this person keeps'),
  })
  .meta({ id: 'Me', description: 'Whoever is signed in, to themselves' })
export type Me = z.infer<typeof Me>

export const OwnSession = z
  .object({
    id: z.string(),
    device: z.string().nullable().describe('What the browser said of itself'),
    createdAt: z.iso.datetime(),
    seenAt: z.iso.datetime().describe('To the day'),
    isCurrent: z.boolean(),
  })
  .meta({ id: 'OwnSession', description: 'One signed-in browser' })
export type OwnSession = z.infer<typeof OwnSession>

const tags = ['People']
/** Nothing is said but that it is done. */
export const Done = z.object({}).meta({ id: 'Done' })
export const unsafeProblems = { 400: Problem, 403: Problem, 429: Problem, 503: Problem }
export const signedInProblems = { ...unsafeProblems, 401: Problem }

export const people = {
  askForLink: endpoint({
    method: 'POST',
    url: '/sign-in-links',
    schema: {
      summary: 'Ask for a link to sign in',
      description: `Sends a letter with a link to the address. The answer is the same whether the address is known or not. The link holds for ${linkMinutes} minutes and works once, on any device.`,
      tags,
      body: z.strictObject({
        email: Email,
        language: InterfaceLanguage.default('en').describe('In which the letter is written'),
        returnTo: ReturnTo.default('/').describe('The page to which the link leads'),
        ...noRobot,
      }),
      response: { 202: Done, ...unsafeProblems },
    },
  }),
  signIn: endpoint({
    method: 'POST',
    url: '/sessions',
    schema: {
      summary: 'Sign in with the token of a link',
      description:
        'Answers with a cookie that scripts cannot read. A token that was used, has expired or never was is refused with 410.',
      tags,
      body: z.strictObject({ token: z.string().min(1).max(200), language: InterfaceLanguage.default('en') }),
      response: { 200: Me, ...unsafeProblems, 410: Problem },
    },
  }),
  signOut: endpoint({
    method: 'DELETE',
    url: '/me/session',
    schema: {
      summary: 'Sign out of this browser',
      description: 'Ends the session of the cookie that is sent, and takes the cookie back.',
      tags,
      response: { 200: Done, ...signedInProblems },
    },
  }),
  me: endpoint({
    method: 'GET',
    url: '/me',
    schema: {
      summary: 'Read who is signed in',
      description:
        'The address, name and language of whoever the cookie belongs to, what they decide on and which centres they keep. Nobody else can read it.',
      tags,
      response: { 200: Me, 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  change: endpoint({
    method: 'PATCH',
    url: '/me',
    schema: {
      summary: 'Change one’s own name or language',
      description: 'The name is what moderators see. Letters come in the language.',
      tags,
      body: z.strictObject({
        name: z.string().trim().max(120, 'must be a name of at most 120 characters').optional(),
        language: InterfaceLanguage.optional(),
      }),
      response: { 200: Me, ...signedInProblems },
    },
  }),
  sessions: endpoint({
    method: 'GET',
    url: '/me/sessions',
    schema: {
      summary: 'List one’s signed-in browsers',
      description: 'Every browser that is signed in, with what it says of itself, and which of them asks.',
      tags,
      response: { 200: z.object({ items: z.array(OwnSession) }), 401: Problem, 429: Problem, 503: Problem },
    },
  }),
  endSession: endpoint({
    method: 'DELETE',
    url: '/me/sessions/:id',
    schema: {
      summary: 'Sign a browser out',
      description: 'Ends one session, on another device for instance.',
      tags,
      params: z.strictObject({
        id: z.string().max(100).meta({ description: 'Id of one of one’s own sessions', example: 'mZ8x0bqKk2dQ' }),
      }),
      response: { 200: Done, ...signedInProblems, 404: Problem },
    },
  }),
  endSessions: endpoint({
    method: 'DELETE',
    url: '/me/sessions',
    schema: {
      summary: 'Sign out everywhere',
      description: 'Ends every session of whoever asks, this one included.',
      tags,
      response: { 200: Done, ...signedInProblems },
    },
  }),
}
