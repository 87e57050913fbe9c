import { quote } from '../text.js';

/** What a status means, in words, where the code alone would be all that a client gets. */
const titles = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'The plan has errors',
  500: 'Internal server error',
  503: 'Service unavailable',
};

/** What exactly is wrong, by its code. Parameters are the values as they came: a sentence quotes what somebody sent. */
const details = {
  stopping: () => 'The server is stopping and takes no new requests.',
  busy: () => 'Too many plans wait to be worked on. Try again in a second.',
  internal: ({ requestId }: { requestId: string }) => `Something went wrong on our side. Quote the request id ${requestId} when you report it.`,
  refused: ({ reason }: { reason: string }) => `The request is refused${reason === '' ? '' : `: ${reason}`}.`,
  methodNotAllowed: ({ path, method, allowed }: { path: string; method: string; allowed: readonly string[] }) => `${path} does not take ${method}; it takes ${allowed.join(', ')}.`,
  notFound: ({ path }: { path: string }) => `There is nothing at ${path}. The API is described at /api/v1/openapi.json.`,
  unknownLanguage: ({ language, known }: { language: string; known: readonly string[] }) => `There are no answers in the language ${quote(language)}; there are in ${known.join(', ')}.`,
  unknownExample: ({ id }: { id: string }) => `There is no example ${quote(id)}. GET /api/v1/examples lists them.`,
  unknownMistake: ({ id }: { id: string }) => `There is no mistake ${quote(id)}. GET /api/v1/mistakes lists them.`,
  unknownFinding: ({ rule, path }: { rule: string; path: string }) => `The plan has no finding ${quote(rule)} at ${quote(path)}. POST /api/v1/validate lists its findings.`,
  invalidPlan: ({ errors }: { errors: number }) => `The plan has ${errors} error${errors === 1 ? '' : 's'}; findings says where, why and what would do.`,
  noMediaType: () => 'The body must be application/json, and it is of no type.',
  wrongMediaType: ({ type }: { type: string }) => `The body must be application/json, and it is ${quote(type)}.`,
  wrongCharset: ({ charset }: { charset: string }) => `The body must be UTF-8, and it is ${quote(charset)}.`,
  compressed: ({ encoding }: { encoding: string }) => `The body must not be compressed, and its Content-Encoding is ${quote(encoding)}.`,
  tooLarge: ({ most }: { most: number }) => `The body is larger than ${most} bytes, the most that is read.`,
  notUtf8: () => 'The body is not JSON: it is not UTF-8.',
  notJson: ({ reason }: { reason: string }) => `The body is not JSON: ${reason}.`,
  tooDeep: ({ most }: { most: number }) => `The body is nested more than ${most} levels deep, the most that is read.`,
  protoKey: ({ where }: { where: string }) => `"__proto__" cannot be a key, and ${quote(where === '' ? 'the body' : where)} has it.`,
  repeatedKey: ({ key, where }: { key: string; where: string }) => `The key ${quote(key)} stands twice in ${quote(where === '' ? 'the body' : where)}.`,
  notPlanBody: () => 'The body must be a JSON object with the one field "plan", which holds a plan document.',
  notFixesBody: () => 'The body must be a JSON object with the fields "plan", "rule" and "path": a plan document, and the rule and the path of one of its findings.',
};

export const en = { titles, details };
