import { LANGUAGES } from '@dualstack/schema';
import { createMiddleware } from 'hono/factory';
import { type DetectorOptions, detectFromQuery, languageDetector } from 'hono/language';
import { type DescribeRouteOptions, uniqueSymbol } from 'hono-openapi';
import { problemResponses } from './call.js';
import type { AppEnv } from './env.js';
import { say } from './messages/messages.js';
import { Problem } from './problem.js';

const CHINESE = /^zh(?:[-_][\da-z]{1,8})*$/i;
/** Chinese in traditional characters, which our texts do not have: by its script, or by a place where it is written so unless the script is named (CLDR likelySubtags). */
const TRADITIONAL = /[-_]hant(?:[-_]|$)|^zh[-_](?:tw|hk|mo)(?:[-_]|$)/i;

/** What is looked at: `?language=` before `Accept-Language`, and no cookie. */
const OPTIONS: DetectorOptions = {
  order: ['querystring', 'header'],
  lookupQueryString: 'language',
  lookupCookie: '',
  lookupFromPathIndex: 0,
  lookupFromHeaderKey: 'accept-language',
  caches: false,
  ignoreCase: true,
  fallbackLanguage: 'en',
  supportedLanguages: [...LANGUAGES],
  convertDetectedLanguage: (language) => (CHINESE.test(language) && !TRADITIONAL.test(language) ? 'zh-CN' : language),
};

/** Puts the language of the answer into the context. */
export const detectLanguage = languageDetector(OPTIONS);

/** What the OpenAPI document says of every call below it. */
const spec: DescribeRouteOptions = {
  parameters: [
    { name: 'language', in: 'query', required: false, schema: { type: 'string' }, description: `The language of the answer, before \`Accept-Language\`: ${LANGUAGES.join(' or ')}` },
    { name: 'Accept-Language', in: 'header', required: false, schema: { type: 'string' }, description: `The languages that are understood; where none is ${LANGUAGES.join(' or ')}, the answer is in ${OPTIONS.fallbackLanguage}` },
  ],
  responses: problemResponses([400]),
};

/**
 * Refuses a language that somebody names in the query and that there is none of: unlike a browser's header, that is no
 * wish among others.
 *
 * @throws Problem 400
 */
export const knownLanguageOnly = Object.assign(
  createMiddleware<AppEnv>((c, next) => {
    const asked = c.req.query(OPTIONS.lookupQueryString);
    if (asked !== undefined && detectFromQuery(c, OPTIONS) === undefined) throw new Problem(400, say('unknownLanguage', { language: asked, known: LANGUAGES }));
    return next();
  }),
  { [uniqueSymbol]: { spec } },
);
