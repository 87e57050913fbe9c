import type { Provider } from '../../plan/provider.js';
import { STARLINGX_CATALOG } from './catalog.js';
import { withDefaults } from './defaults.js';
import { EXAMPLES } from './examples/examples.js';
import { facts } from './facts.js';
import { newPlan } from './new-plan.js';
import { type StarlingxDocument, type StarlingxPlan, type StarlingxRead, starlingxSchema } from './plan.js';
import { STARLINGX_RULES } from './rules.js';
import { SOURCES } from './sources.js';
import { STEPS } from './steps.js';

/** StarlingX: a new system by the bootstrap playbook, or the second family on a running one, there and back. */
export const starlingxProvider: Provider<StarlingxDocument, StarlingxRead, StarlingxPlan> = {
  id: 'starlingx',
  title: 'StarlingX',
  summary: 'localhost.yml or the bootstrap values of a subcloud, or the commands that add the second family to a running system and take it away again, each with a guide and a verification kit',
  source: SOURCES.dualStack,
  schema: starlingxSchema,
  catalog: STARLINGX_CATALOG,
  steps: STEPS,
  examples: EXAMPLES,
  newPlan,
  withDefaults,
  facts,
  rules: STARLINGX_RULES,
};
