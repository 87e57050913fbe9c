import { formatPath, type Language, speakerOf } from '@dualstack/schema';
import { Hono } from 'hono';
import { LRUCache } from 'lru-cache';
import { defineCall, describeCall } from '../call.js';
import { answers, fixesRequest, planRequest } from '../contract.js';
import { addressPlanOf, type Rendered, renderPlan, validation, waysOutOf } from '../domain.js';
import type { AppEnv } from '../env.js';
import { say } from '../messages/messages.js';
import { createFilePrinter } from '../print-files.js';
import { Problem } from '../problem.js';
import type { Workshop } from '../work.js';
import { BODY_PROBLEMS, jsonBody } from './body.js';

const planBody = jsonBody(planRequest, say('notPlanBody'));
const fixesBody = jsonBody(fixesRequest, say('notFixesBody'));

const validate = defineCall(answers.validation, { summary: 'Checks a plan and fills in its defaults', problems: BODY_PROBLEMS });
const fixes = defineCall(answers.fixes, { summary: 'Every way out of one finding of a plan, each tried', problems: [...BODY_PROBLEMS, 404] });
const manifests = defineCall(answers.manifests, { summary: 'Renders the files of a plan', problems: [...BODY_PROBLEMS, 422] });
const zipDescribed = describeCall({ summary: 'Renders the files of a plan as one ZIP', problems: [...BODY_PROBLEMS, 422] }, { 'application/zip': { schema: { type: 'string', format: 'binary' } } });
const addressPlan = defineCall(answers.addressPlan, { summary: 'Ranges, overlaps and capacity of a plan', problems: [...BODY_PROBLEMS, 422] });

/** A rendering that is remembered. */
interface Printed extends Pick<Rendered, 'name' | 'zip'> {
  /** The answer of `POST /manifests`, as it is sent. */
  readonly json: Buffer<ArrayBuffer>;
}

const FILES = Buffer.from('{"files":');

/** `POST /validate`, `/fixes`, `/manifests`, `/manifests.zip`, `/address-plan`: a plan goes in, what it means comes out. */
export function renderRoutes({ run }: Workshop) {
  const printFiles = createFilePrinter();
  /**
   * Renderings of the last plans, by the language and the text of their requests: a page asks for the files of a plan and
   * then for their ZIP, and pipelines ask for the same plan again and again. Files depend on nothing else, so a
   * remembered rendering is never stale. Sizes are in bytes of the answer and characters of the request.
   */
  const renderings = new LRUCache<string, Printed>({ maxSize: 32 * 1024 * 1024, maxEntrySize: 1024 * 1024, sizeCalculation: ({ json }, key) => json.length + key.length });

  function print({ name, files, next, findings, addressPlan: ranges, zip }: Rendered): Printed {
    return { name, json: Buffer.concat([FILES, ...printFiles(files), Buffer.from(`,"next":${JSON.stringify(next)},"findings":${JSON.stringify(findings)},"addressPlan":${JSON.stringify(ranges)}}`)]), zip };
  }

  async function rendered(text: string, read: () => { plan: unknown }, language: Language, request: Request): Promise<Printed> {
    const key = `${language} ${text}`;
    const known = renderings.get(key);
    if (known) return known;
    const speaker = await speakerOf(language);
    const made = await run(request.signal, text.length, () => print(renderPlan(read().plan, speaker)));
    renderings.set(key, made);
    return made;
  }

  return new Hono<AppEnv>()
    .post('/validate', validate.described, planBody, async (c) => {
      const { text, read } = c.get('body');
      const speaker = await speakerOf(c.get('language'));
      return validate.answer(c, await run(c.req.raw.signal, text.length, () => validation(read().plan, speaker)));
    })
    .post('/fixes', fixes.described, fixesBody, async (c) => {
      const { text, read } = c.get('body');
      const speaker = await speakerOf(c.get('language'));
      const found = await run(c.req.raw.signal, text.length, function* () {
        const { plan, rule, path } = read();
        const ways = yield* waysOutOf(plan, { rule, path }, speaker);
        if (!ways) throw new Problem(404, say('unknownFinding', { rule, path: formatPath(path) }));
        return ways;
      });
      return fixes.answer(c, { fixes: found });
    })
    .post('/manifests', manifests.described, planBody, async (c) => {
      const { text, read } = c.get('body');
      return manifests.answerPrinted(c, (await rendered(text, read, c.get('language'), c.req.raw)).json);
    })
    .post('/manifests.zip', zipDescribed, planBody, async (c) => {
      const { text, read } = c.get('body');
      const { name, zip } = await rendered(text, read, c.get('language'), c.req.raw);
      const bytes = await run(c.req.raw.signal, text.length, zip);
      /** A cluster name has letters, digits and hyphens only, so it needs no quoting. */
      return c.body(bytes, 200, { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}.zip"` });
    })
    .post('/address-plan', addressPlan.described, planBody, async (c) => {
      const { text, read } = c.get('body');
      const speaker = await speakerOf(c.get('language'));
      return addressPlan.answer(c, await run(c.req.raw.signal, text.length, () => addressPlanOf(read().plan, speaker)));
    });
}
